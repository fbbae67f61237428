using ImageStudio.ServiceDefaults;
using ImageStudio.Web.DeadLetters;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Http;
using ImageStudio.Web.LiveUpdates;
using ImageStudio.Web.Status;
using ImageStudio.Web.Uploads;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddAwsResources(nameof(AwsResources.BucketName), nameof(AwsResources.UploadsTopicArn), nameof(AwsResources.RenditionsTopicArn));
builder.AddHttpRules();
builder.AddUploads();
builder.AddGallery();
builder.AddLiveUpdates();
builder.AddDeadLetters();
builder.AddStatus();

var app = builder.Build();
app.UseHttpRules();
app.UsePage();
app.MapDefaultEndpoints();
app.MapOpenApi();
app.MapUploads();
app.MapGallery();
app.MapLiveUpdates();
app.MapDeadLetters();
app.MapStatus();

app.Run();
