using ImageStudio.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace ImageStudio.Tests.Browser;

/// <summary>The gallery with more photos than anybody looks at; the list is made up within the browser.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ManyPhotosTests(StudioServer studio, Chromium chromium)
{
    private const int MostTiles = 200;

    private const string MadeUp =
        """
        const count = 100000;
        const real = window.fetch;
        const photo = (i) => ({
          id: `p${i}`, key: `ingest/${String(i).padStart(6, '0')}/p.jpg`, name: `p${i}.jpg`, etag: 'e', bytes: 1, received: '2026-01-01T00:00:00Z',
          state: 'ready', url: '', originalUrl: '', failures: [], renditions: [{ name: 'thumbnail', url: 'icon.svg', bytes: 1 }],
        });
        window.fetch = (url, options) => {
          const asked = new URL(url, location);
          if (asked.pathname !== '/api/photos') return real(url, options);
          const from = Number((asked.searchParams.get('after') ?? 'p-1').slice(1)) + 1;
          const to = Math.min(count, from + (from === 0 ? 60 : 10000));
          const photos = Array.from({ length: to - from }, (_, i) => photo(from + i));
          return Promise.resolve(Response.json({ photos, next: to < count ? photos.at(-1).id : undefined }));
        };
        """;

    [BrowserFact]
    public async Task a_hundred_thousand_photos_are_scrolled_through_with_few_of_them_in_the_page()
    {
        await using var page = await chromium.OpenAsync(studio.Http.BaseAddress!, prepare: MadeUp);
        var tiles = page.Page.Locator(".tile");
        await Expect(tiles.First).ToHaveAttributeAsync("data-id", "p0");

        var most = await page.Page.EvaluateAsync<int>(
            """
            async () => {
              let most = 0;
              for (let i = 0; i < 60; i++) {
                scrollTo(0, document.documentElement.scrollHeight * (i % 3 === 2 ? Math.random() : 1));
                await new Promise(requestAnimationFrame);
                await new Promise(requestAnimationFrame);
                most = Math.max(most, document.querySelectorAll('.tile').length);
                if (document.getElementById('count').textContent === '100,000 photos') break;
              }
              return most;
            }
            """);

        Assert.InRange(most, 1, MostTiles);
        await Expect(page.Page.Locator("#count")).ToHaveTextAsync("100,000 photos");
        await tiles.First.PressAsync("End");
        await Expect(page.Page.Locator("[data-id=p99999]")).ToBeFocusedAsync();
        await Expect(page.Page.Locator("[data-id=p99999]")).ToBeInViewportAsync();
        await page.Page.Keyboard.PressAsync("Home");
        await Expect(page.Page.Locator("[data-id=p0]")).ToBeInViewportAsync();
        Assert.InRange(await tiles.CountAsync(), 1, MostTiles);
        page.HasNoComplaints();
    }
}
