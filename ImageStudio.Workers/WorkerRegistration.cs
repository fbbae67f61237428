using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;
using ImageStudio.Workers.Consuming;
using ImageStudio.Workers.DeadLetters;
using ImageStudio.Workers.Imaging;
using ImageStudio.Workers.Notifying;
using ImageStudio.Workers.Objects;
using ImageStudio.Workers.Resizing;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers;

/// <summary>What each role is made of.</summary>
internal static class WorkerRegistration
{
    // Waiting for S3 and SNS is nearly all that it does.
    private const int NotifierConcurrency = 8;

    /// <summary>The role of this process, from <c>Worker:Role</c>.</summary>
    public static string ReadRole<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder => builder.Configuration[WorkerOptions.RolePath] ?? "";

    /// <summary>Makes the rendition that the role is named after.</summary>
    public static void AddResizer(this HostApplicationBuilder builder)
    {
        var renditions = builder.AddWorker(nameof(AwsResources.BucketName), nameof(AwsResources.RenditionsTopicArn));
        builder.Services.AddImaging();
        builder.Services.AddSingleton<WorkFolder>();
        builder.Services.AddSingleton(_ => renditions.First(rendition => rendition.Name == builder.ReadRole()));
        builder.Services.AddSingleton<IMessageHandler, ResizeHandler>();
        builder.Services.AddSingleton(services =>
        {
            var engine = services.GetRequiredService<IImageEngine>();
            var limits = services.GetRequiredService<IOptions<ImageLimits>>().Value;
            var machine = new MachineShare(Environment.ProcessorCount, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, ProcessesBeside(services, renditions));
            machine.WarnIfSmall(limits.MaxMemoryMegabytes, services.GetRequiredService<ILogger<MachineShare>>());
            return Role(services, $"{engine.Name} {engine.Version}", machine.Pictures(limits.MaxMemoryMegabytes));
        });
    }

    /// <summary>Tells people what has become of their photos.</summary>
    public static void AddNotifier(this HostApplicationBuilder builder)
    {
        var renditions = builder.AddWorker(nameof(AwsResources.BucketName), nameof(AwsResources.NotificationsTopicArn), nameof(AwsResources.RenditionsTopicArn));
        builder.Services.AddOptions<NotifierOptions>().BindConfiguration(NotifierOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<NotifierOptions>, NotifierOptionsValidator>();
        builder.Services.AddSingleton<MailLedger>();
        builder.Services.AddSingleton<MailPublisher>();
        builder.Services.AddSingleton<MailRate>();
        builder.Services.AddSingleton<DigestStore>();
        builder.Services.AddSingleton<MailSender>();
        builder.Services.AddHostedService<DigestSender>();
        builder.Services.AddSingleton<QueuePeek>();
        builder.Services.AddSingleton<IReadOnlyList<WatchedQueue>>([.. renditions.Select(rendition =>
            new WatchedQueue(rendition, builder.Configuration[WorkerOptions.DeadLetterQueuePath(rendition.Name)] ?? ""))]);
        builder.Services.AddHostedService<DeadLetterWatch>();
        builder.Services.AddSingleton<IMessageHandler, NotifyHandler>();
        builder.Services.AddSingleton(services => Role(services, "mails by SNS", NotifierConcurrency));
    }

    private static IReadOnlyList<Rendition> AddWorker(this HostApplicationBuilder builder, params string[] outputs)
    {
        builder.AddAwsResources(outputs);
        var renditions = RenditionCatalogue.Read(builder.Configuration.GetSection(RenditionCatalogue.Section).AsEnumerable(makePathsRelative: true), out var faults);
        builder.Services.AddOptions<WorkerOptions>().BindConfiguration(WorkerOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<WorkerOptions>>(new WorkerOptionsValidator(builder.Configuration, renditions, faults));
        builder.Services.AddSingleton(renditions);
        builder.Services.AddSingleton<VersionedObjects>();
        builder.Services.AddSingleton<RenditionStore>();
        builder.Services.AddSingleton<RenditionPublisher>();
        builder.Services.AddSingleton<GivingUp>();
        builder.Services.AddSingleton(services => new ConsumedQueue(builder.Configuration[WorkerOptions.QueuePath(builder.ReadRole())]!));
        builder.Services.AddConsumer();
        return renditions;
    }

    private static int ProcessesBeside(IServiceProvider services, IReadOnlyList<Rendition> renditions) =>
        services.GetRequiredService<IOptions<WorkerOptions>>().Value.ProcessesPerMachine is var told and > 0 ? told : renditions.Count;

    private static WorkerRole Role(IServiceProvider services, string engine, int concurrency)
    {
        var chosen = services.GetRequiredService<IOptions<ConsumerOptions>>().Value.Concurrency;
        return new WorkerRole(services.GetRequiredService<IOptions<WorkerOptions>>().Value.Role, engine, chosen > 0 ? chosen : concurrency);
    }
}
