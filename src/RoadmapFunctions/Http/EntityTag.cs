using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RoadmapFunctions.Http;

/// <summary>Strong entity tags (RFC 9110, 8.8.3): one pair of quotation marks around a revision, which has none itself.</summary>
public static class EntityTag
{
    public static EntityTagHeaderValue Of(string revision) => new($"\"{revision}\"");

    public static void Set(HttpResponse response, string revision) => response.Headers.ETag = Of(revision).ToString();

    /// <returns>The revision that the caller has read, by If-Match; null when any will do. What is no single strong tag is the revision of
    /// nothing.</returns>
    public static string? Expected(HttpRequest request) =>
        request.Headers.IfMatch.ToString() switch
        {
            "" or "*" => null,
            var text when EntityTagHeaderValue.TryParse(text, out var tag) && !tag.IsWeak => tag.Tag.Value![1..^1],
            var text => text,
        };
}
