using System.Security.Cryptography;
using System.Text;

namespace ImageStudio.LocalAws.Common.Credentials;

/// <summary>Ids of the form that IAM gives to users, roles and keys: a prefix, then sixteen or more letters and digits.</summary>
internal static class Ids
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Random(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>The id of a name: the same one each time.</summary>
    public static string Of(string prefix, string name) =>
        prefix + string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(name)).Take(17).Select(b => Alphabet[b % Alphabet.Length]));
}
