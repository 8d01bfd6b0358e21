using System.Net.Http.Headers;
using Azure.Core;
using Azure.Identity;
using Google.Apis.Auth.OAuth2;
using Microsoft.Extensions.Options;

namespace RoadmapFunctions.Sheets;

/// <summary>Signs requests to Google with a token that may read sheets and nothing else.</summary>
public sealed class GoogleAccessTokens(IOptions<GoogleSheetsOptions> options) : DelegatingHandler
{
    private const string ReadSheets = "https://www.googleapis.com/auth/spreadsheets.readonly";
    private readonly Lazy<GoogleCredential?> credential = new(() => Create(options.Value));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (credential.Value is { } signer)
        {
            var token = await ((ITokenAccess)signer).GetAccessTokenForRequestAsync(ReadSheets, cancellationToken);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private static GoogleCredential? Create(GoogleSheetsOptions options) => options.Credential switch
    {
        GoogleCredentialKind.None => null,
        GoogleCredentialKind.ServiceAccountKey => CredentialFactory
            .FromJson<ServiceAccountCredential>(options.ServiceAccountKey ?? File.ReadAllText(Needed(options.ServiceAccountKeyFile, nameof(options.ServiceAccountKeyFile))))
            .ToGoogleCredential()
            .CreateScoped(ReadSheets),
        _ => Federated(options),
    };

    private static GoogleCredential Federated(GoogleSheetsOptions options)
    {
        var account = Needed(options.ServiceAccountEmail, nameof(options.ServiceAccountEmail));
        var external = new ProgrammaticExternalAccountCredential.Initializer(
            options.TokenServiceAddress.AbsoluteUri,
            Needed(options.WorkloadIdentityProvider, nameof(options.WorkloadIdentityProvider)),
            "urn:ietf:params:oauth:token-type:jwt",
            new ManagedIdentityToken(options))
        {
            ServiceAccountImpersonationUrl =
                new Uri(options.IamCredentialsAddress, $"v1/projects/-/serviceAccounts/{account}:generateAccessToken").AbsoluteUri,
        };
        return new ProgrammaticExternalAccountCredential(external).ToGoogleCredential().CreateScoped(ReadSheets);
    }

    private static string Needed(string? value, string name) => string.IsNullOrWhiteSpace(value)
        ? throw new SheetUnavailableException($"Не задана настройка {GoogleSheetsOptions.Section}__{name}: без неё нельзя войти в Google. Задайте её и перезапустите приложение.")
        : value;

    private sealed class ManagedIdentityToken(GoogleSheetsOptions options) : ProgrammaticExternalAccountCredential.ISubjectTokenProvider
    {
        private readonly ManagedIdentityCredential identity = new(string.IsNullOrEmpty(options.ManagedIdentityClientId)
            ? ManagedIdentityId.SystemAssigned
            : ManagedIdentityId.FromUserAssignedClientId(options.ManagedIdentityClientId));

        public async Task<string> GetSubjectTokenAsync(ProgrammaticExternalAccountCredential caller, CancellationToken taskCancellationToken)
        {
            var audience = Needed(options.EntraApplicationIdUri, nameof(options.EntraApplicationIdUri));
            var token = await identity.GetTokenAsync(new TokenRequestContext([$"{audience}/.default"]), taskCancellationToken);
            return token.Token;
        }
    }
}
