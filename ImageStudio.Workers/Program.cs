using ImageStudio.ServiceDefaults;
using ImageStudio.Workers;

var builder = Host.CreateApplicationBuilder(args);
builder.AddServiceDefaults();

// A role is a line: any other name than the notifier's is that of a rendition.
if (builder.ReadRole() == WorkerRole.Notifier) builder.AddNotifier();
else builder.AddResizer();

return await WorkerHost.RunAsync(builder.Build);
