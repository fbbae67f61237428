using System.Runtime.InteropServices;

namespace ImageStudio.Workers.Imaging.Vips;

/// <summary>An operation of libvips failed.</summary>
/// <param name="operation">Name of the operation.</param>
/// <param name="detail">What libvips says.</param>
internal sealed class VipsException(string operation, string detail) : Exception($"libvips, {operation}: {detail}")
{
    public static VipsException For(string operation) => new(operation, TakeError());

    /// <summary>Reads and clears libvips' error text. It is one for the process: with several pictures at work it may hold another one's lines.</summary>
    public static string TakeError()
    {
        var text = VipsNative.vips_error_buffer_copy();
        try
        {
            return Marshal.PtrToStringUTF8(text)?.Trim().ReplaceLineEndings("; ") ?? "";
        }
        finally
        {
            VipsNative.g_free(text);
        }
    }
}
