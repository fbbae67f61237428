using System.Text;
using ImageStudio.Contracts;

namespace ImageStudio.Workers.Objects;

/// <summary>Whether S3 takes a key: an upload's may be so long that those made of it are not.</summary>
internal static class ObjectKeyLimits
{
    public static bool Fits(string key) => Encoding.UTF8.GetByteCount(key) <= ObjectKeys.MaxKeyBytes;
}
