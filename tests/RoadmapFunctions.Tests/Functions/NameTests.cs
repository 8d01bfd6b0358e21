using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Functions.Api;
using Xunit;

namespace RoadmapFunctions.Tests.Functions;

/// <summary>One verb for one act, whoever asks for it: a program, the desk, a school or a timer.</summary>
public sealed partial class NameTests
{
    private static readonly List<(string Name, string Shelf, string Verb, string Route)> Functions =
    [
        .. typeof(GetHealth)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
            .Select(method => (Type: method.DeclaringType!, Http: method.GetParameters()[0].GetCustomAttribute<HttpTriggerAttribute>()))
            .Select(function =>
                (
                    function.Type.Name,
                    function.Type.Namespace!.Split('.')[^1],
                    function.Http?.Methods!.Single() ?? string.Empty,
                    function.Http?.Route ?? string.Empty
                )
            ),
    ];

    [Fact]
    public void A_program_gets_lists_or_downloads_and_a_person_is_shown_a_page() =>
        Assert.All(
            Functions.Where(function => function.Verb == "get"),
            function =>
                Assert.Matches(
                    function.Shelf switch
                    {
                        "Api" => "^(Get|List|Download)[A-Z]|^VerifyEdition$",
                        "Site" => "^(Get|Show)[A-Z]",
                        _ => "^(Show|Download)[A-Z]",
                    },
                    function.Name
                )
        );

    [Fact]
    public void An_act_of_the_API_is_a_verb_and_a_noun_and_says_nothing_of_who_asks() =>
        Assert.All(
            Functions.Where(function => function.Shelf == "Api" && function.Verb != "get"),
            function => Assert.Matches("^[A-Z][a-z]+([A-Z][a-z]+)+$(?<!Now|FromDesk|FromForm)", function.Name)
        );

    [Fact]
    public void The_desk_and_the_form_say_which_act_they_ask_for()
    {
        var asking = Functions
            .Select(function => (function.Shelf, Act: Asking().Match(function.Name)))
            .Where(function => function.Act.Success)
            .ToList();
        Assert.True(asking.Count >= 6);
        Assert.All(
            asking,
            function =>
                Assert.Contains(Functions, other => other.Name == function.Act.Groups["act"].Value && other.Shelf is "Api" or "Timers")
        );
    }

    [Fact]
    public void Acts_upon_the_same_thing_have_the_same_name_on_both_sides() =>
        Assert.All(
            from program in Functions
            join person in Functions on Thing(program.Route) equals Thing(person.Route)
            where program.Shelf == "Api" && person.Shelf == "Desk" && program.Verb != "get" && person.Verb != "get"
            select (program, person),
            pair => Assert.Equal($"{pair.program.Name}FromDesk", pair.person.Name)
        );

    private static string Thing(string route) => route[(route.IndexOf('/', StringComparison.Ordinal) + 1)..];

    [GeneratedRegex("^(?<act>.+)From(Desk|Form)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asking();
}
