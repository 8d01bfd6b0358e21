using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using RoadmapFunctions.Access;
using RoadmapFunctions.Functions.Api;
using Xunit;

namespace RoadmapFunctions.Tests.Functions.Api;

/// <summary>The description is kept by hand and says what the code does. The answers themselves are compared by the end-to-end
/// tests.</summary>
public sealed class ApiDescriptionTests
{
    private static readonly ReadResult Reading = Read();

    [Fact]
    public void The_description_is_read_without_an_error_or_a_warning()
    {
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, Reading.Diagnostic!.SpecificationVersion);
        Assert.Empty(Reading.Diagnostic.Errors.Concat(Reading.Diagnostic.Warnings).Select(error => $"{error.Pointer}: {error.Message}"));
    }

    [Fact]
    public void Every_function_of_the_API_is_described_and_every_described_operation_has_its_function() =>
        Assert.Equal(
            Functions().Select(function => $"{function.Method} {function.Path} {function.Name}").Order(StringComparer.Ordinal),
            Operations()
                .Select(operation => $"{operation.Method} {operation.Path} {operation.Operation.OperationId}")
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void An_operation_needs_no_key_where_everybody_is_let_in() =>
        Assert.Equal(
            Functions()
                .Where(function => function.Callers == Callers.Everybody)
                .Select(function => function.Name)
                .Order(StringComparer.Ordinal),
            Operations()
                .Where(each => each.Operation.Security?.Any(way => way.Count == 0) == true)
                .Select(each => each.Operation.OperationId!)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_parameter_and_every_body_has_an_example()
    {
        Assert.All(Parameters(), parameter => Assert.True(parameter.Example is not null, parameter.Name));
        Assert.All(
            Operations().Select(each => each.Operation).Where(operation => operation.RequestBody is not null),
            operation => Assert.All(operation.RequestBody!.Content!.Values, media => Assert.NotNull(media.Example))
        );
    }

    private static ReadResult Read()
    {
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        return OpenApiDocument.Parse(ApiDescription.Text, OpenApiConstants.Yaml, settings);
    }

    private static IEnumerable<(string Method, string Path, OpenApiOperation Operation)> Operations() =>
        from path in Reading.Document!.Paths
        from operation in path.Value.Operations!
        select (operation.Key.Method, path.Key, operation.Value);

    private static IEnumerable<IOpenApiParameter> Parameters() =>
        Reading
            .Document!.Paths.Values.SelectMany(item => item.Parameters ?? [])
            .Concat(Operations().SelectMany(each => each.Operation.Parameters ?? []));

    private static IEnumerable<(string Name, string Method, string Path, Callers? Callers)> Functions() =>
        from method in typeof(GetHealth).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
        where name is not null
        let trigger = method.GetParameters()[0].GetCustomAttribute<HttpTriggerAttribute>()
        where trigger?.Route?.StartsWith("api/", StringComparison.Ordinal) is true
        from verb in trigger.Methods!
        select (
            name,
            verb.ToUpperInvariant(),
            $"/{trigger.Route!.Replace(":int", string.Empty, StringComparison.Ordinal)}",
            method.GetCustomAttribute<AllowAttribute>()?.Callers
        );
}
