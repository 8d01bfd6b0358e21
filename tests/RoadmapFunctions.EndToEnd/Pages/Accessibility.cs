using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>
/// The rules of accessibility, as axe-core checks them in the page itself. Deque's own driver opens another context of the browser for
/// each check, to be safe from hostile frames; our pages have no frames.
/// </summary>
internal static class Accessibility
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static Task AssertEveryRuleAsync(IPage page, string name) => AssertAsync(page, name, runOnly: null);

    /// <param name="rules">Ids of axe's rules.</param>
    public static Task AssertRulesAsync(IPage page, string name, params string[] rules) =>
        AssertAsync(page, name, new { type = "rule", values = rules });

    /// <param name="tags">Tags of axe's rules.</param>
    public static Task AssertTagsAsync(IPage page, string name, params string[] tags) =>
        AssertAsync(page, name, new { type = "tag", values = tags });

    private static async Task AssertAsync(IPage page, string name, object? runOnly)
    {
        Assert.Single(page.Frames);
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync($"() => {{ {Script} }}");
        }

        var violations = await page.EvaluateAsync<string[]>(
            """
            async runOnly => {
              const options = { resultTypes: ['violations'], ...(runOnly ? { runOnly: JSON.parse(runOnly) } : {}) };
              const { violations } = await axe.run(document, options);
              return violations.map(each => `${each.help} at ${each.nodes.map(node => node.target.join(' ')).join(', ')}`);
            }
            """,
            runOnly is null ? null : JsonSerializer.Serialize(runOnly)
        );
        Assert.True(violations.Length == 0, $"{name}: {string.Join("; ", violations)}");
    }
}
