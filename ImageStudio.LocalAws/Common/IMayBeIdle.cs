namespace ImageStudio.LocalAws.Common;

/// <summary>A result that may be worth no span: a long poll that ended without a message says nothing and would bury the trace.</summary>
public interface IMayBeIdle
{
    /// <summary>Whether nothing happened.</summary>
    bool IsIdle { get; }
}
