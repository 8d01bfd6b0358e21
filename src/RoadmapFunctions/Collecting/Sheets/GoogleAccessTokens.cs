using System.Net.Http.Headers;
using Google.Apis.Auth.OAuth2;
using Microsoft.Extensions.Options;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Signs requests to Google with a token that may read sheets and nothing else.</summary>
public sealed class GoogleAccessTokens(IOptions<GoogleSheetsOptions> options, TimeProvider time) : DelegatingHandler
{
    // Google's own client waits 100 s for each of the two services; it is better to try again with the next run.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    // A failure is not cached: the key may be provided later.
    private readonly Lazy<GoogleCredential?> credential = new(
        () => GoogleCredentials.Create(options.Value),
        LazyThreadSafetyMode.PublicationOnly
    );

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (credential.Value is { } signer)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(signer, cancellationToken));
        }

        return await base.SendAsync(request, cancellationToken);
    }

    // The credential keeps its token and asks for a new one shortly before it ends.
    private async Task<string> TokenAsync(ITokenAccess signer, CancellationToken cancellationToken)
    {
        try
        {
            return await signer
                .GetAccessTokenForRequestAsync(authUri: null, cancellationToken)
                .WaitAsync(LongestWait, time, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw GoogleSignInFault.Of(e);
        }
    }
}
