namespace ImageStudio.Workers.Consuming;

/// <summary>How many messages may be worked on at a time.</summary>
internal sealed class Permits(int count) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count, count);

    /// <summary>Waits for one, then takes all that are free, up to <paramref name="most"/>.</summary>
    public async Task<int> TakeAsync(int most, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        var taken = 1;
        while (taken < most && _free.Wait(0, CancellationToken.None)) taken++;
        return taken;
    }

    public void Return(int number)
    {
        if (number > 0) _free.Release(number);
    }

    /// <summary>Waits until nothing is worked on.</summary>
    public async Task AllReturnedAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        try
        {
            for (; taken < count; taken++) await _free.WaitAsync(cancellationToken);
        }
        finally
        {
            Return(taken);
        }
    }

    public void Dispose() => _free.Dispose();
}
