using ImageStudio.LocalAws.Storage.Packing;
using Microsoft.Extensions.Options;

namespace ImageStudio.LocalAws.Storage;

/// <summary>Adds the journals and bodies that <see cref="LocalAwsOptions.Persistence"/> asks for.</summary>
internal static class StorageRegistration
{
    public static void AddStorage(this IServiceCollection services)
    {
        services.AddSingleton(s => new DataDirectory(Options(s).DataDirectory));
        services.AddSingleton<FileJournals>();
        services.AddSingleton<FileBlobs>();
        services.AddSingleton<PackedBlobs>();
        services.AddSingleton<IJournals>(s => Options(s).Persistence is Persistence.Disk ? s.GetRequiredService<FileJournals>() : new MemoryJournals());
        services.AddSingleton<IBlobs>(s => Options(s).Persistence is Persistence.Disk ? s.GetRequiredService<PackedBlobs>() : new MemoryBlobs());
    }

    private static LocalAwsOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<LocalAwsOptions>>().Value;
}
