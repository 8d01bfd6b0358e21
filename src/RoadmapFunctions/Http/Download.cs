using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using RoadmapFunctions.Documents.Web;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Http;

/// <summary>A file for download: a web page opens in the browser, anything else is saved.</summary>
public static class Download
{
    /// <param name="fileName">The name that the reader's computer gives it.</param>
    public static FileContentHttpResult Of(HttpContext http, byte[] content, string contentType, string fileName)
    {
        var page = contentType == ContentTypes.WebPage;
        if (page)
        {
            // These directives do not work in a page's meta tag.
            http.Response.Headers.ContentSecurityPolicy = $"{WebPageWriter.PolicyOf(content)}; object-src 'none'; frame-ancestors 'none'";
        }

        var disposition = new ContentDispositionHeaderValue(page ? "inline" : "attachment");
        disposition.SetHttpFileName(fileName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Bytes(content, contentType, entityTag: EntityTag.Of(Digest.Of(content)));
    }
}
