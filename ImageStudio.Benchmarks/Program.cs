using ImageStudio.Benchmarks.Pipeline;

// dotnet run -c Release --project ImageStudio.Benchmarks -- SUBJECT [--Setting=value ...]
return args switch
{
    ["pipeline", .. var settings] => await PipelineBenchmark.RunAsync(settings),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Say what to measure:
          pipeline   photos through the whole system, and through the same design in Python:
                     --Photo=FILE [--Count=100] [--Parallel=4] [--Single=30] [--WarmUp=100] [--Peer=false]
                     [--Python=python3] [--MotoServer=moto_server]
        """);
    return 2;
}
