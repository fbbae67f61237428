using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ImageStudio.LocalAws.Storage;
using Microsoft.Extensions.Options;

namespace ImageStudio.LocalAws.Sns.Http.Signing;

/// <summary>
/// The key that signs what goes to HTTP endpoints, and the certificate by which they check it: made when the first of them
/// subscribes, and kept in the data directory where there is one. Nobody should trust it but tests and programs at development.
/// </summary>
internal sealed class SigningKey(IServiceProvider services, IOptions<LocalAwsOptions> options) : IDisposable
{
    /// <summary>Where certificates are served; the name of a bucket has no underscore, so nothing of S3 is hidden.</summary>
    public const string Route = "/_localaws/sns/";

    private const string FileName = "sns-signing.pem";
    private const int KeyBits = 2048;

    // Servers in memory come and go by the hundred in tests, and a key takes its time.
    private static readonly Lazy<X509Certificate2> OfTheProcess = new(Make);

    // The clock may be any: the certificate holds whatever it says.
    private static readonly DateTimeOffset ValidFrom = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset ValidTo = new(2049, 12, 31, 0, 0, 0, TimeSpan.Zero);
    private readonly Lock _lock = new();
    private X509Certificate2? _certificate;
    private RSA? _key;

    /// <summary>Path of the certificate on this server.</summary>
    public string CertificatePath => $"{Route}SimpleNotificationService-{Certificate.Thumbprint[..32].ToLowerInvariant()}.pem";

    /// <summary>The certificate as PEM.</summary>
    public string CertificatePem => Certificate.ExportCertificatePem();

    private X509Certificate2 Certificate
    {
        get
        {
            lock (_lock)
                return _certificate ??= Load();
        }
    }

    /// <summary>Signs a text with RSA (PKCS #1) and the digest of a signature version.</summary>
    public byte[] Sign(byte[] text, HashAlgorithmName digest)
    {
        var certificate = Certificate;
        // The key's object is not for several threads at once.
        lock (_lock)
            return (_key ??= certificate.GetRSAPrivateKey()!).SignData(text, digest, RSASignaturePadding.Pkcs1);
    }

    public void Dispose()
    {
        _key?.Dispose();
        if (options.Value.Persistence is Persistence.Disk)
            _certificate?.Dispose();
    }

    private X509Certificate2 Load()
    {
        if (options.Value.Persistence is Persistence.Memory)
            return OfTheProcess.Value;
        var path = Path.Combine(services.GetRequiredService<DataDirectory>().Path, FileName);
        if (File.Exists(path))
            return X509Certificate2.CreateFromPemFile(path, path);
        var made = Make();
        using var key = made.GetRSAPrivateKey()!;
        var unfinished = path + ".unfinished";
        File.WriteAllText(unfinished, $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Durability.Replace(unfinished, path);
        return made;
    }

    private static X509Certificate2 Make()
    {
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest("CN=sns.localaws.invalid, O=LocalAws", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(ValidFrom, ValidTo);
    }
}
