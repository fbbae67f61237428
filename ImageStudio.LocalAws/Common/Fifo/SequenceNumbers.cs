using System.Globalization;

namespace ImageStudio.LocalAws.Common.Fifo;

/// <summary>
/// The numbers that FIFO queues and topics give their messages: twenty digits, increasing over all of them, so that they can be compared
/// as text wherever a message goes. They follow the clock, and so go on from where they were after a restart.
/// </summary>
internal sealed class SequenceNumbers
{
    private const string Leading = "188";
    private const int StepsInMillisecond = 4096;
    private long _last;

    /// <summary>The next number; one caller at a time.</summary>
    public string Next(DateTimeOffset now)
    {
        _last = Math.Max(_last + 1, now.ToUnixTimeMilliseconds() * StepsInMillisecond);
        return Leading + _last.ToString("D17", CultureInfo.InvariantCulture);
    }

    /// <summary>Lets the numbers go on after one that was given by an earlier run.</summary>
    public void ContinueAfter(string? number)
    {
        if (number?.Length > Leading.Length && long.TryParse(number.AsSpan(Leading.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var given))
            _last = Math.Max(_last, given);
    }
}
