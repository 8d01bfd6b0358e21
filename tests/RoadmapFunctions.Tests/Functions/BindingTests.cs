using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Functions.Api;
using Xunit;

namespace RoadmapFunctions.Tests.Functions;

/// <summary>Whatever a function takes is of the route, of the caller, or of the host: never of a query or a body.</summary>
public sealed class BindingTests
{
    private static readonly Type[] Given =
    [
        typeof(HttpRequest),
        typeof(TimerInfo),
        typeof(FunctionContext),
        typeof(CancellationToken),
        typeof(Campaign),
    ];
    private static readonly NullabilityInfoContext Nullability = new();

    public static TheoryData<string> All => [.. Functions.Select(function => function.DeclaringType!.Name)];

    private static IEnumerable<MethodInfo> Functions =>
        typeof(GetHealth)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null);

    [Theory]
    [MemberData(nameof(All))]
    public void Every_parameter_has_one_source_and_no_stranger_is_it(string name)
    {
        var function = Functions.Single(each => each.DeclaringType!.Name == name);
        var route = function.GetParameters()[0].GetCustomAttribute<HttpTriggerAttribute>()?.Route;
        var allowed = function.GetCustomAttribute<AllowAttribute>()?.Callers;
        Assert.Equal(name, function.GetCustomAttribute<FunctionAttribute>()!.Name);
        Assert.All(
            function.GetParameters(),
            parameter =>
                Assert.True(HasSource(parameter, route ?? string.Empty, allowed ?? Callers.None), $"{name}: who gives {parameter.Name}?")
        );

        // Two of a type could not be told apart.
        Assert.Distinct(function.GetParameters().Select(parameter => parameter.ParameterType));
    }

    private static bool HasSource(ParameterInfo parameter, string route, Callers allowed) =>
        parameter.ParameterType switch
        {
            var type when type == typeof(Organization) || type == typeof(Activity) => IsIn(route, type.Name.ToLowerInvariant())
                || IsSchools(allowed)
                || IsNullable(parameter),
            // Only the app itself writes into its queue.
            var type when type == typeof(string) && parameter.GetCustomAttribute<QueueTriggerAttribute>() is not null => true,
            var type when type == typeof(string) || type == typeof(int) => IsIn(route, parameter.Name!),
            var type when type == typeof(Caller) => true,
            var type when type == typeof(OperatorCaller) => allowed == Callers.Operator || IsNullable(parameter),
            var type when type == typeof(SchoolCaller) => IsSchools(allowed) || IsNullable(parameter),
            var type when type == typeof(HeadCaller) => allowed == Callers.Head || IsNullable(parameter),
            var type when type == typeof(ReaderCaller) => allowed == Callers.Reader || IsNullable(parameter),
            var type when type == typeof(FormCaller) => allowed == Callers.Form || IsNullable(parameter),
            var type when type == typeof(Campaign) => IsIn(route, "campaign") || IsSchools(allowed) || IsNullable(parameter),
            var type => Given.Contains(type),
        };

    private static bool IsSchools(Callers allowed) =>
        allowed == Callers.Head || (allowed != Callers.None && (allowed & ~Callers.AnySchool) == Callers.None);

    private static bool IsIn(string route, string name) =>
        route.Contains($"{{{name}}}", StringComparison.Ordinal) || route.Contains($"{{{name}:", StringComparison.Ordinal);

    private static bool IsNullable(ParameterInfo parameter) => Nullability.Create(parameter).WriteState == NullabilityState.Nullable;
}
