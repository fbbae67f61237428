using ImageStudio.ServiceDefaults;
using ImageStudio.Web.DeadLetters;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Health;
using ImageStudio.Web.Http;
using ImageStudio.Web.LiveUpdates;
using ImageStudio.Web.SignIn;
using ImageStudio.Web.Status;
using ImageStudio.Web.Uploads;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddAwsResources(nameof(AwsResources.BucketName), nameof(AwsResources.UploadsTopicArn), nameof(AwsResources.RenditionsTopicArn));
builder.AddHttpRules();
builder.AddSignIn();
builder.AddUploads();
builder.AddGallery();
builder.AddLiveUpdates();
builder.AddDeadLetters();
builder.AddStatus();
builder.AddHealth();

var app = builder.Build();
app.UseHttpRules();
app.UsePage();
app.UseSignIn();
app.UseRateLimiter();
app.MapDefaultEndpoints();
app.MapOpenApi().AllowAnonymous();
app.MapSignIn();
app.MapUploads();
app.MapGallery();
app.MapLiveUpdates();
app.MapDeadLetters();
app.MapStatus();

app.Run();
