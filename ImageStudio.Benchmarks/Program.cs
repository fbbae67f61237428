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
          pipeline   photos through a running system (start it with ./run):
                     --Photo=FILE [--Count=60] [--Parallel=4] [--Url=http://localhost:5080]
        """);
    return 2;
}
