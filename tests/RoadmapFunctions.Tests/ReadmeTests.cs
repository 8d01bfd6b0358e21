using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Functions.Api;
using RoadmapFunctions.Reminders;
using Xunit;

namespace RoadmapFunctions.Tests;

/// <summary>The tables of the README and of the pages that it leads to are the code's.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = Read("README.md");
    private static readonly string Settings = Read("docs/settings.md");

    [Fact]
    public void The_README_is_a_page_of_at_most_8_KB() => Assert.InRange(Encoding.UTF8.GetByteCount(Readme), 1, 8 * 1024);

    [Fact]
    public void Every_function_stands_in_the_table_with_its_route_and_callers() =>
        Assert.Equal(
            Functions()
                .Select(function =>
                    function.Trigger.GetCustomAttribute<HttpTriggerAttribute>() is { } http
                        ? $"| {function.Name} | {string.Join('|', http.Methods!).ToUpperInvariant()} {http.Route} | {function.Callers} |"
                        : $"| {function.Name} | `{TriggerOf(function.Trigger)}` |"
                )
                .Order(StringComparer.Ordinal),
            FunctionRow().Matches(Read("docs/http.md")).Select(match => match.Value).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_setting_of_Google_stands_in_the_table_with_its_default()
    {
        var defaults = new GoogleSheetsOptions();
        Assert.All(
            typeof(GoogleSheetsOptions).GetProperties(),
            property =>
                Assert.Contains(
                    $"| `GoogleSheets__{property.Name}` |{(property.GetValue(defaults) is { } value ? $" `{value}` |" : " |")}",
                    Settings,
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [InlineData(AccessOptions.Section, typeof(AccessOptions))]
    [InlineData(MailOptions.Section, typeof(MailOptions))]
    public void Every_other_setting_stands_in_the_table(string section, Type options) =>
        Assert.All(
            options.GetProperties(),
            property => Assert.Contains($"| `{section}__{property.Name}` |", Settings, StringComparison.Ordinal)
        );

    [Fact]
    public void The_README_explains_the_rooms_in_the_order_of_their_direction() =>
        Assert.Equal(ArchitectureTests.TopRooms, Room().Matches(Readme).Select(match => match.Groups["room"].Value));

    [Fact]
    public void The_page_on_architecture_lists_the_rooms_as_the_test_holds_them() =>
        Assert.Equal(
            ArchitectureTests.AllRooms.Select(room => room.Data),
            RoomsOfOneLine()
                .Matches(Read("docs/architecture.md"))
                .SelectMany(line => line.Groups["room"].Captures)
                .Select(room => room.Value)
        );

    private static string TriggerOf(ParameterInfo trigger) =>
        trigger.GetCustomAttribute<QueueTriggerAttribute>()?.QueueName ?? trigger.GetCustomAttribute<TimerTriggerAttribute>()!.Schedule;

    private static string Read(string path) => File.ReadAllText(Path.Combine(Golden.Root, path));

    private static IEnumerable<(string Name, ParameterInfo Trigger, Callers? Callers)> Functions() =>
        typeof(GetHealth)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
            .Select(method =>
                (
                    method.GetCustomAttribute<FunctionAttribute>()!.Name,
                    method.GetParameters()[0],
                    method.GetCustomAttribute<AllowAttribute>()?.Callers
                )
            );

    [GeneratedRegex(
        @"^\| [A-Z]\w+ \| ((GET|POST|PUT|DELETE) \S+ \| [\w, ]+ \||`[^`]+` \|)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex FunctionRow();

    [GeneratedRegex(@"^\| `(?<room>[A-Z]\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Room();

    [GeneratedRegex(@"^\d+\. (`(?<room>[A-Z][\w.]+)`(, )?)+$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RoomsOfOneLine();
}
