using ImageStudio.LocalAws.Hosting;
using ImageStudio.LocalAws.Telemetry;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
if (builder.HasWrongSettings())
    return 2;
builder.ListenOnLoopback();
builder.AddTelemetryExport();
builder.AddLocalAws();
builder.ServeLastRequests();

var app = builder.Build();
app.MapLocalAws();
await app.RunAsync();
return 0;
