using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Http;

/// <summary>Addresses that people keep, on paper too.</summary>
/// <param name="configured">Where people open the app, with nothing behind the host; null when it is not configured.</param>
public sealed class PublicAddress(Uri? configured)
{
    /// <param name="request">
    /// Used when nothing is configured: the host passes on the name by which it was called. Null for letters: no request asks for them.
    /// </param>
    /// <returns>Without a slash at the end.</returns>
    public string Home(HttpRequest? request = null) =>
        configured?.GetLeftPart(UriPartial.Authority)
        ?? (
            request is null
                ? throw new InvalidOperationException("Mail__PublicAddress is not set.")
                : $"{(SecureTransport.Is(request) ? Uri.UriSchemeHttps : Uri.UriSchemeHttp)}://{request.Host}"
        );

    /// <param name="key">Stands behind «#»: browsers keep it to themselves.</param>
    public string ReaderLink(string key, HttpRequest? request = null) => $"{Home(request)}/reader#{key}";

    /// <returns>Of the page of an edition, where it is checked; null where nobody has said where people open the app.</returns>
    public string? EditionOf(string campaignId, int edition) =>
        configured is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Home()}/desk/campaigns/{campaignId}/editions/{edition}");

    /// <param name="token">Stands behind «#»: browsers keep it to themselves.</param>
    public string HeadLink(string token, HttpRequest? request = null) => $"{Home(request)}/head#{token}";

    /// <param name="token">Stands behind «#»: browsers keep it to themselves.</param>
    public string PersonalLink(string token, HttpRequest? request = null) => $"{Home(request)}/school#{token}";
}
