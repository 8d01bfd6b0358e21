using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>
/// Waits for a page that a click or a key has asked for. The page itself is asked, again and again: an event of the browser that comes
/// while nobody listens is missed on a busy machine.
/// </summary>
internal static class Arrival
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <param name="address">Glob of the whole address: <c>**</c> is anything, <c>*</c> anything but a slash.</param>
    public static async Task ArriveAtAsync(this IPage page, string address)
    {
        var pattern = Regex
            .Escape(address)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^{pattern}$", RegexOptions.None, Second));
        await page.BeReadyAsync();
    }

    /// <param name="part">Part of the address of the page that is left.</param>
    public static async Task LeaveAsync(this IPage page, string part)
    {
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex(Regex.Escape(part), RegexOptions.None, Second));
        await page.BeReadyAsync();
    }

    // Asked from outside, because a page without scripts cannot wait by itself.
    private static Task BeReadyAsync(this IPage page) =>
        Wait.UntilAsync("the page is loaded", async () => await page.EvaluateAsync<string>("document.readyState") == "complete");
}
