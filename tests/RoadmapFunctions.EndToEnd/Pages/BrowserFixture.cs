using Microsoft.Playwright;
using RoadmapFunctions.EndToEnd.Pages;
using Xunit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>One real Chromium, Debian's own, for all tests; each test opens a context of its own, as a person with an empty
/// browser.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium-headless-shell";

    /// <summary>Milliseconds, for a machine that is busy with much else.</summary>
    internal const int LongestWait = 120_000;

    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Chromium), "Chromium is missing; tests/install-debian-packages.sh installs it.");
        Assertions.SetDefaultExpectTimeout(LongestWait);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Chromium,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
