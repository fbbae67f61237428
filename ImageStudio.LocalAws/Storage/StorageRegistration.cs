namespace ImageStudio.LocalAws.Storage;

/// <summary>Adds the journals that <see cref="LocalAwsOptions.Persistence"/> asks for.</summary>
internal static class StorageRegistration
{
    public static void AddStorage(this IServiceCollection services) => services.AddSingleton<IJournals, MemoryJournals>();
}
