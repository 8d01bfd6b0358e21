using WorkerHost.Timers;
using Xunit;

namespace WorkerHost.Tests.Timers;

public static class SettingReferencesTests
{
    [Theory]
    [InlineData("%Sync:Schedule%", "Sync__Schedule")]
    [InlineData("%Sync__Schedule%", "Sync:Schedule")]
    [InlineData("%sync:schedule%", "Sync:Schedule")]
    public static void A_setting_is_found_in_either_spelling(string text, string name) =>
        Assert.Equal("0 0 * * * *", SettingReferences.Resolve(text, Settings(name, "0 0 * * * *")));

    [Fact]
    public static void A_setting_may_be_a_part_of_the_text() =>
        Assert.Equal("0 */7 * * * *", SettingReferences.Resolve("0 */%Minutes% * * * *", Settings("Minutes", "7")));

    [Fact]
    public static void Text_without_a_reference_stays_as_it_is() =>
        Assert.Equal("0 0 2 * * *", SettingReferences.Resolve("0 0 2 * * *", Settings("Other", "1")));

    [Fact]
    public static void A_missing_setting_is_named() =>
        Assert.Contains(
            "Sync:Schedule",
            Assert.Throws<KeyNotFoundException>(() => SettingReferences.Resolve("%Sync:Schedule%", Settings("Other", "1"))).Message,
            StringComparison.Ordinal
        );

    private static Dictionary<string, string> Settings(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}
