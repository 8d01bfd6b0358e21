using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using RoadmapFunctions.Functions.Api;

namespace RoadmapFunctions.EndToEnd.Api;

/// <summary>The API as its description promises it.</summary>
public static class DescribedApi
{
    private static readonly OpenApiDocument Document = Read();

    public static IReadOnlyList<DescribedOperation> Operations { get; } =
    [
        .. from path in Document.Paths
        from operation in path.Value.Operations!
        select new DescribedOperation(
            Document,
            operation.Key,
            path.Key,
            [.. path.Value.Parameters ?? [], .. operation.Value.Parameters ?? []],
            operation.Value
        ),
    ];

    public static DescribedOperation Operation(string id) => Operations.Single(operation => operation.Id == id);

    private static OpenApiDocument Read()
    {
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        return OpenApiDocument.Parse(ApiDescription.Text, OpenApiConstants.Yaml, settings).Document!;
    }
}
