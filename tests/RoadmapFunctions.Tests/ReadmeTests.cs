using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Functions.Api;
using RoadmapFunctions.Reminders;
using Xunit;

namespace RoadmapFunctions.Tests;

/// <summary>The README's tables are the code's.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Golden.Root, "README.md"));

    [Fact]
    public void Every_function_stands_in_the_README_with_its_route_and_callers() => Assert.Equal(
        Functions().Select(function => function.Trigger.GetCustomAttribute<HttpTriggerAttribute>() is { } http
            ? $"| {function.Name} | {string.Join('|', http.Methods!).ToUpperInvariant()} {http.Route} | {function.Callers} |"
            : $"| {function.Name} | `{function.Trigger.GetCustomAttribute<TimerTriggerAttribute>()!.Schedule}` |").Order(StringComparer.Ordinal),
        FunctionRow().Matches(Readme).Select(match => match.Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_setting_of_Google_stands_in_the_README_with_its_default()
    {
        var defaults = new GoogleSheetsOptions();
        Assert.All(typeof(GoogleSheetsOptions).GetProperties(), property => Assert.Contains(
            $"| `GoogleSheets__{property.Name}` |{(property.GetValue(defaults) is { } value ? $" `{value}` |" : " |")}", Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_of_access_stands_in_the_README() =>
        Assert.All(typeof(AccessOptions).GetProperties(), property => Assert.Contains($"| `{AccessOptions.Section}__{property.Name}` |", Readme, StringComparison.Ordinal));

    [Fact]
    public void Every_setting_of_mail_stands_in_the_README() =>
        Assert.All(typeof(MailOptions).GetProperties(), property => Assert.Contains($"| `{MailOptions.Section}__{property.Name}` |", Readme, StringComparison.Ordinal));

    [Fact]
    public void Every_folder_of_the_app_is_explained() => Assert.All(
        Directory.GetDirectories(Path.Combine(Golden.Root, "src", "RoadmapFunctions")).Select(Path.GetFileName).Except(["bin", "obj", "Properties"]),
        folder => Assert.Contains($"`{folder}`", Readme, StringComparison.Ordinal));

    private static IEnumerable<(string Name, ParameterInfo Trigger, Callers? Callers)> Functions() => typeof(GetHealth).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
        .Select(method => (method.GetCustomAttribute<FunctionAttribute>()!.Name, method.GetParameters()[0], method.GetCustomAttribute<AllowAttribute>()?.Callers));

    [GeneratedRegex(@"^\| [A-Z]\w+ \| ((GET|POST|PUT) \S+ \| [\w, ]+ \||`[^`]+` \|)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FunctionRow();
}
