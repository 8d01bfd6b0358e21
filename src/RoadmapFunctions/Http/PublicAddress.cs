using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Http;

/// <summary>Addresses that people keep, even on paper.</summary>
/// <param name="configured">Where people open the app, without a path; null when it is not configured.</param>
public sealed class PublicAddress(Uri? configured)
{
    /// <param name="request">
    /// Used when nothing is configured: the host passes on the name by which it was called. Null for letters, which are sent
    /// without a request.
    /// </param>
    /// <returns>Without a slash at the end.</returns>
    public string Home(HttpRequest? request = null) =>
        configured?.GetLeftPart(UriPartial.Authority)
        ?? (
            request is null
                ? throw new InvalidOperationException("Mail__PublicAddress is not set.")
                : $"{(SecureTransport.Is(request) ? Uri.UriSchemeHttps : Uri.UriSchemeHttp)}://{request.Host}"
        );

    /// <param name="key">Stands behind «#»: browsers do not send that part.</param>
    public string ReaderLink(string key, HttpRequest? request = null) => $"{Home(request)}/reader#{key}";

    /// <returns>Address of the page on which an edition is checked; null when the public address is not configured.</returns>
    public string? EditionOf(string campaignId, int edition) =>
        configured is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Home()}/desk/campaigns/{campaignId}/editions/{edition}");

    /// <param name="token">Stands behind «#»: browsers do not send that part.</param>
    public string HeadLink(string token, HttpRequest? request = null) => $"{Home(request)}/head#{token}";

    /// <param name="token">Stands behind «#»: browsers do not send that part.</param>
    public string PersonalLink(string token, HttpRequest? request = null) => $"{Home(request)}/school#{token}";
}
