using System.Diagnostics.CodeAnalysis;

namespace ImageStudio.LocalAws.S3.State;

/// <summary>
/// Values in key order, with seeks: a list of sorted pages, so that neither an insertion at the front nor a seek depends much
/// on how many there are. Not thread-safe.
/// </summary>
internal sealed class KeyIndex<T> where T : class
{
    private const int PageSize = 512;

    private readonly List<Page> _pages = [];

    public int Count { get; private set; }

    public bool TryGet(string key, [NotNullWhen(true)] out T? value)
    {
        value = default;
        if (FindPage(key) is not { } page || page.Find(key) is not (>= 0 and var at))
            return false;
        value = page.Values[at];
        return true;
    }

    public void Set(string key, T value)
    {
        var index = Math.Max(0, FindPageIndex(key));
        if (_pages.Count == 0)
            _pages.Add(new Page());
        var page = _pages[index];
        var at = page.Find(key);
        if (at >= 0)
        {
            page.Values[at] = value;
            return;
        }
        page.Keys.Insert(~at, key);
        page.Values.Insert(~at, value);
        Count++;
        if (page.Keys.Count > PageSize)
            _pages.Insert(index + 1, page.SplitOff());
    }

    public void Remove(string key)
    {
        var index = FindPageIndex(key);
        if (index < 0 || _pages[index].Find(key) is not (>= 0 and var at))
            return;
        _pages[index].Keys.RemoveAt(at);
        _pages[index].Values.RemoveAt(at);
        Count--;
        if (_pages[index].Keys.Count == 0)
            _pages.RemoveAt(index);
    }

    /// <summary>The entries from <paramref name="key"/> on, which is included.</summary>
    public IEnumerable<KeyValuePair<string, T>> From(string key)
    {
        var index = Math.Max(0, FindPageIndex(key));
        if (index >= _pages.Count)
            yield break;
        var at = _pages[index].Find(key);
        if (at < 0)
            at = ~at;
        for (; index < _pages.Count; index++, at = 0)
        {
            var page = _pages[index];
            for (; at < page.Keys.Count; at++)
                yield return new(page.Keys[at], page.Values[at]);
        }
    }

    private Page? FindPage(string key) => FindPageIndex(key) is >= 0 and var index ? _pages[index] : null;

    /// <summary>The last page that begins at or before the key, -1 where none does.</summary>
    private int FindPageIndex(string key)
    {
        int low = 0, high = _pages.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (KeyOrder.Instance.Compare(_pages[middle].Keys[0], key) <= 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return high;
    }

    private sealed class Page
    {
        public List<string> Keys { get; private init; } = new(PageSize + 1);

        public List<T> Values { get; private init; } = new(PageSize + 1);

        public int Find(string key) => Keys.BinarySearch(key, KeyOrder.Instance);

        public Page SplitOff()
        {
            var at = Keys.Count / 2;
            var upper = new Page { Keys = Keys[at..], Values = Values[at..] };
            Keys.RemoveRange(at, Keys.Count - at);
            Values.RemoveRange(at, Values.Count - at);
            return upper;
        }
    }
}
