using ImageStudio.LocalAws.Hosting;
using ImageStudio.LocalAws.Telemetry;

var builder = WebApplication.CreateSlimBuilder(args);
builder.ListenOnLoopback();
builder.AddTelemetryExport();
builder.AddLocalAws();

var app = builder.Build();
app.MapLocalAws();
await app.RunAsync();
