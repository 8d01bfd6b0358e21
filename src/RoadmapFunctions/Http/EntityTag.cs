using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RoadmapFunctions.Http;

/// <summary>Strong entity tags (RFC 9110, 8.8.3): a revision in quotation marks; the revision itself contains none.</summary>
public static class EntityTag
{
    public static EntityTagHeaderValue Of(string revision) => new($"\"{revision}\"");

    public static void Set(HttpResponse response, string revision) => response.Headers.ETag = Of(revision).ToString();

    /// <summary>The revision that the caller wants to replace, from If-Match: a list of strong tags.</summary>
    /// <param name="current">The revision that is there now.</param>
    /// <returns>Null when any revision will do, <paramref name="current"/> when it is named; otherwise empty, which
    /// never is a revision.</returns>
    public static string? Expected(HttpRequest request, string current)
    {
        var condition = request.Headers.IfMatch.ToString();
        if (condition is "" or "*")
        {
            return null;
        }

        var isNamed =
            EntityTagHeaderValue.TryParseStrictList([condition], out var tags)
            && tags.Any(tag => tag.Compare(Of(current), useStrongComparison: true));
        return isNamed ? current : string.Empty;
    }
}
