using System.Globalization;
using ImageStudio.Benchmarks.Gallery;
using ImageStudio.Benchmarks.Imaging;
using ImageStudio.Benchmarks.LocalAws;
using ImageStudio.Benchmarks.Pipeline;
using ImageStudio.Benchmarks.Soak;

// dotnet run -c Release --project ImageStudio.Benchmarks -- SUBJECT [--Setting=value ...]
return args switch
{
    ["gallery", .. var settings] => await GalleryBenchmark.RunAsync(settings),
    ["imaging", .. var settings] => await ImagingBenchmark.RunAsync(settings),
    ["imaging-contender", var kind, var photo, var output, var width, var height] =>
        await EngineContender.RunAsync(kind, photo, output, int.Parse(width, CultureInfo.InvariantCulture), int.Parse(height, CultureInfo.InvariantCulture)),
    ["localaws", .. var settings] => await EmulatorBenchmark.RunAsync(settings),
    ["pipeline", .. var settings] => await PipelineBenchmark.RunAsync(settings),
    ["soak", .. var settings] => await SoakBenchmark.RunAsync(settings),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Say what to measure:
          gallery    pages, searches and pictures of the gallery with very many photos; build ImageStudio.Web alike before:
                     [--Photos=100000] [--Requests=300] [--Report=FILE]
          imaging    one photo to four sizes, both engines beside sharp (npm) and Pillow, taking turns:
                     [--Photo=FILE] [--Rounds=25] [--SharpFolder=FOLDER] [--Python=python3] [--Report=FILE]
          localaws   LocalAws beside moto and fauxqs: start, memory, rates at one and at many connections, latency of deliveries:
                     [--Seconds=3] [--Rounds=2] [--Connections=50] [--Deliveries=200] [--Only=PutObject|delivery|…]
                     [--LargeMegabytes=1024] [--PeerLargeMegabytes=256] [--MotoServer=moto_server] [--Report=FILE]
                     [--FauxqsFolder=FOLDER] after npm install --prefix FOLDER fauxqs@2 node@22
          pipeline   photos through the whole system, and through the same design in Python:
                     --Photo=FILE [--Count=100] [--Parallel=4] [--Single=30] [--WarmUp=100] [--Peer=false]
                     [--Python=python3] [--MotoServer=moto_server]
          soak       memory of every process over very many photos, in turns from a folder:
                     --Folder=FOLDER [--Count=10000] [--Batch=200]
        """);
    return 2;
}
