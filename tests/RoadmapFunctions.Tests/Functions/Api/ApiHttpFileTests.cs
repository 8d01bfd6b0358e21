using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Functions.Api;
using Xunit;

namespace RoadmapFunctions.Tests.Functions.Api;

/// <summary>docs/api.http walks through the whole API, and nothing in it is out of date.</summary>
public sealed partial class ApiHttpFileTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Golden.Root, "docs/api.http"));

    [Fact]
    public void Every_function_of_the_API_is_asked_once_by_its_method_and_route()
    {
        var requests = Requests().ToDictionary(request => request.Name, request => $"{request.Method} {request.Path}");
        Assert.Equal(
            Functions().Select(function => function.Name).Order(StringComparer.Ordinal),
            requests.Keys.Order(StringComparer.Ordinal)
        );
        Assert.All(Functions(), function => Assert.Matches(Pattern(function.Method, function.Route), requests[function.Name]));
    }

    [Fact]
    public void Every_variable_is_set_and_every_body_can_be_read()
    {
        var set = Set()
            .Matches(Text)
            .Select(match => match.Groups["name"].Value)
            .Concat(Requests().Select(request => request.Name))
            .ToList();
        Assert.All(Used().Matches(Text).Select(match => match.Groups["name"].Value), name => Assert.Contains(name, set));
        foreach (var body in Requests().Select(request => request.Body).Where(body => body.Length > 0))
        {
            var isFile = body.StartsWith("< ", StringComparison.Ordinal);
            var text = isFile ? File.ReadAllText(Path.Combine(Golden.Root, "docs", body[2..])) : body;
            using var json = JsonDocument.Parse(text);
        }
    }

    private static IEnumerable<(string Name, string Method, string Path, string Body)> Requests() =>
        Request()
            .Matches(Text)
            .Select(match =>
                (match.Groups["name"].Value, match.Groups["method"].Value, match.Groups["path"].Value, match.Groups["body"].Value.Trim())
            );

    private static IEnumerable<(string Name, string Method, string Route)> Functions() =>
        from method in typeof(GetHealth).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
        where name is not null
        let trigger = method.GetParameters()[0].GetCustomAttribute<HttpTriggerAttribute>()
        where trigger?.Route?.StartsWith("api/", StringComparison.Ordinal) is true
        select (name, trigger.Methods!.Single().ToUpperInvariant(), trigger.Route);

    private static string Pattern(string method, string route) =>
        $@"\A{method} /{Parameter().Replace(Regex.Escape(route), "[^/?]+")}(\?.*)?\z";

    [GeneratedRegex(
        @"^# @name (?<name>\w+)\n(?<method>[A-Z]+) \{\{host\}\}(?<path>/\S+)\n([A-Za-z-]+: .*\n)*(\n(?<body>(?!###)(?s:.)*?))?(?=\n###|\z)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Request();

    [GeneratedRegex(@"^@(?<name>\w+) = \S", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Set();

    [GeneratedRegex(@"\{\{(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Used();

    [GeneratedRegex(@"\\\{[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
