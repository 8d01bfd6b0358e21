namespace RoadmapFunctions.Functions.Api;

/// <summary>The description of the API, for programs and their authors (OpenAPI 3.1).</summary>
public static class ApiDescription
{
    /// <summary>RFC 9512.</summary>
    public const string ContentType = "application/yaml; charset=utf-8";

    public static string Text { get; } = Read();

    private static string Read()
    {
        using var resource =
            typeof(ApiDescription).Assembly.GetManifestResourceStream(typeof(ApiDescription), "openapi.yaml")
            ?? throw new InvalidOperationException("The description of the API is not in the assembly.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
