using Microsoft.Playwright;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>
/// A person at the pages with a browser of their own. Whatever the browser complains of — a script, a policy, a file — fails the test.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly int[] Widths = [360, 768, 1280];
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error", message.Text);
        page.PageError += (_, error) => Note(true, error);
    }

    public IPage Page { get; }

    private static readonly bool TakesScreenshots = Environment.GetEnvironmentVariable("ROADMAP_SCREENSHOTS") is { Length: > 0 };

    private static readonly string Screenshots = Path.Combine(RepositoryLayout.Find().Root, ".local", "screenshots");

    /// <param name="scripts">False: a browser in which scripts are switched off.</param>
    public static async Task<Visit> BeginAsync(BrowserFixture browser, RunningApp app, bool scripts = true)
    {
        Directory.CreateDirectory(Screenshots);
        var own = await browser.Browser.NewContextAsync(
            new()
            {
                BaseURL = app.Host.BaseAddress.ToString(),
                Locale = "ru-RU",
                TimezoneId = "Asia/Tomsk",
                JavaScriptEnabled = scripts,
            }
        );
        own.SetDefaultTimeout(BrowserFixture.LongestWait);
        return new Visit(own, await own.NewPageAsync());
    }

    /// <summary>Signs in with the operator's key, as the printed address does.</summary>
    public async Task SignInAsync(RunningApp app, string address = "/desk")
    {
        await Page.GotoAsync($"/desk/sign-in?return={Uri.EscapeDataString(address)}#{app.Key.Text}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Войти", Exact = true }).ClickAsync();
        await Page.LeaveAsync("sign-in");
    }

    /// <summary>
    /// A page as it looks at the widths of a phone, a tablet and a desk, in the dark and on paper.
    /// No way of looking at it may break a rule of accessibility or need scrolling aside.
    /// Once a page is enough: for its other states there is <see cref="GlanceAsync"/>.
    /// </summary>
    public async Task LookAsync(string name)
    {
        foreach (var width in Widths)
        {
            await LookAtWidthAsync(name, width);
            await ShootAsync($"{name}-{width}", whole: true);
            await Accessibility.AssertEveryRuleAsync(Page, name);
        }

        await LookInTheDarkAsync(name);
        if (TakesScreenshots)
        {
            await Page.PdfAsync(new() { Path = Path.Combine(Screenshots, $"{name}.pdf"), PreferCSSPageSize = true });
        }
    }

    /// <summary>
    /// Another state of a page that has its full look elsewhere.
    /// It fits every width; it keeps every rule on a phone, and the rules of colour in the dark.
    /// </summary>
    public async Task GlanceAsync(string name)
    {
        foreach (var width in Widths.Reverse())
        {
            await LookAtWidthAsync(name, width);
        }

        await ShootAsync($"{name}-{Widths[0]}", whole: true);
        await Accessibility.AssertEveryRuleAsync(Page, name);
        await LookInTheDarkAsync(name);
    }

    /// <summary>
    /// A letter as it looks on a phone and on a desk. It is no page, so it needs no landmarks and headings; the rules of WCAG hold.
    /// </summary>
    public async Task LookAtLetterAsync(string name)
    {
        foreach (var width in new[] { Widths[0], Widths[^1] })
        {
            await LookAtWidthAsync(name, width);
            await ShootAsync($"{name}-{width}", whole: true);
            await Accessibility.AssertTagsAsync(Page, name, "wcag2a", "wcag2aa");
        }
    }

    public Task OfflineAsync(bool offline) => context.SetOfflineAsync(offline);

    public async Task<IReadOnlyList<BrowserContextCookiesResult>> CookiesAsync() => await context.CookiesAsync();

    /// <summary>Tab until the element has the focus: there is no other way to it for who has no mouse.</summary>
    public async Task TabToAsync(string selector)
    {
        for (var tabs = 0; tabs < 200; tabs++)
        {
            if (await Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {selector}.");
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.True(complaints.Count == 0, $"The browser complained: {string.Join(" | ", complaints)}");
    }

    private async Task LookAtWidthAsync(string name, int width)
    {
        await Page.SetViewportSizeAsync(width, 900);
        Assert.True(
            await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width,
            $"{name} is wider than {width} px; let the wide part scroll by itself."
        );
    }

    // The dark changes colours and nothing else.
    private async Task LookInTheDarkAsync(string name)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await ShootAsync($"{name}-dark", whole: false);
        await Accessibility.AssertRulesAsync(Page, $"{name} (dark)", "color-contrast", "link-in-text-block");
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    /// <summary>For people to look at, where <c>ROADMAP_SCREENSHOTS</c> asks for it: <c>.local/screenshots</c>.</summary>
    private async Task ShootAsync(string name, bool whole)
    {
        if (TakesScreenshots)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"{name}.png"), FullPage = whole });
        }
    }

    private void Note(bool bad, string words)
    {
        // An answer with mistakes is a 400, and Chromium writes that down; so does a lost connection.
        if (
            bad
            && !words.Contains("the server responded with a status of 4", StringComparison.Ordinal)
            && !words.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal)
        )
        {
            complaints.Add(words);
        }
    }
}
