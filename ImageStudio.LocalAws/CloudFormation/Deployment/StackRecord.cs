using System.Text.Json.Serialization;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>A change of the stack store, as the journal keeps it.</summary>
[JsonDerivedType(typeof(StackSaved), "stack")]
[JsonDerivedType(typeof(StackForgotten), "stack-forgotten")]
[JsonDerivedType(typeof(ChangeSetSaved), "change-set")]
[JsonDerivedType(typeof(ChangeSetRemoved), "change-set-removed")]
internal abstract record StackRecord;

/// <summary>A stack's new state, with the events that led to it.</summary>
internal sealed record StackSaved(Stack Stack, IReadOnlyList<StackEvent> Events) : StackRecord;

/// <summary>A stack that was deleted long ago.</summary>
internal sealed record StackForgotten(string StackId) : StackRecord;

/// <summary>A new change set, or a change set's new state.</summary>
internal sealed record ChangeSetSaved(ChangeSet ChangeSet) : StackRecord;

/// <summary>A change set that was deleted.</summary>
internal sealed record ChangeSetRemoved(string ChangeSetId) : StackRecord;

/// <summary>Shapes of the journal's records.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StackRecord))]
internal sealed partial class StackJournalJson : JsonSerializerContext;
