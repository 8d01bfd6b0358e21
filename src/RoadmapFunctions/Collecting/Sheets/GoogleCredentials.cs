using Azure.Core;
using Azure.Identity;
using Google.Apis.Auth.OAuth2;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Makes the credential that the settings ask for.</summary>
internal static class GoogleCredentials
{
    private const string ReadSheets = "https://www.googleapis.com/auth/spreadsheets.readonly";

    /// <exception cref="SheetUnavailableException">A setting is missing or the key cannot be read.</exception>
    public static GoogleCredential? Create(GoogleSheetsOptions options) =>
        options.Credential switch
        {
            GoogleCredentialKind.None => null,
            GoogleCredentialKind.ServiceAccountKey => FromKey(KeyText(options)),
            _ => Federated(options),
        };

    private static GoogleCredential FromKey(string json)
    {
        try
        {
            return CredentialFactory.FromJson<ServiceAccountCredential>(json).ToGoogleCredential().CreateScoped(ReadSheets);
        }
        catch (Exception e)
        {
            throw new SheetUnavailableException(
                "Ключ сервисной учётной записи Google не читается: это не JSON-файл ключа или он повреждён. "
                    + "Создайте новый ключ и задайте его заново.",
                e
            );
        }
    }

    private static string KeyText(GoogleSheetsOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ServiceAccountKey))
        {
            return FileText(Needed(options.ServiceAccountKeyFile, nameof(options.ServiceAccountKeyFile)));
        }

        // When the platform cannot resolve a reference, it passes the reference itself.
        return VaultReference.IsUnresolved(options.ServiceAccountKey)
            ? throw new SheetUnavailableException(
                "Ключ Google не получен из хранилища ключей Azure. Проверьте, что секрет в нём есть, и перезапустите приложение."
            )
            : options.ServiceAccountKey;
    }

    private static string FileText(string name)
    {
        var path = KeyFile.Find(name, Environment.CurrentDirectory, AppContext.BaseDirectory);
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SheetUnavailableException(
                $"Файл ключа Google не читается: {path}. "
                    + $"Проверьте настройку {Name(nameof(GoogleSheetsOptions.ServiceAccountKeyFile))}.",
                e
            );
        }
    }

    // https://cloud.google.com/iam/docs/workload-identity-federation-with-other-clouds#azure
    private static GoogleCredential Federated(GoogleSheetsOptions options)
    {
        var account = Needed(options.ServiceAccountEmail, nameof(options.ServiceAccountEmail));
        var external = new ProgrammaticExternalAccountCredential.Initializer(
            options.TokenServiceAddress.AbsoluteUri,
            Needed(options.WorkloadIdentityProvider, nameof(options.WorkloadIdentityProvider)),
            "urn:ietf:params:oauth:token-type:jwt",
            new ManagedIdentityToken(
                Needed(options.EntraApplicationIdUri, nameof(options.EntraApplicationIdUri)),
                options.ManagedIdentityClientId
            )
        )
        {
            ServiceAccountImpersonationUrl = new Uri(
                options.IamCredentialsAddress,
                $"v1/projects/-/serviceAccounts/{account}:generateAccessToken"
            ).AbsoluteUri,
        };
        return new ProgrammaticExternalAccountCredential(external).ToGoogleCredential().CreateScoped(ReadSheets);
    }

    private static string Needed(string? value, string name) =>
        string.IsNullOrWhiteSpace(value)
            ? throw new SheetUnavailableException(
                $"Не задана настройка {Name(name)}: без неё нельзя войти в Google. Задайте её и перезапустите приложение."
            )
            : value;

    private static string Name(string property) => $"{GoogleSheetsOptions.Section}__{property}";

    private sealed class ManagedIdentityToken(string audience, string? clientId)
        : ProgrammaticExternalAccountCredential.ISubjectTokenProvider
    {
        private readonly ManagedIdentityCredential identity = new(
            string.IsNullOrEmpty(clientId) ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId)
        );

        public async Task<string> GetSubjectTokenAsync(
            ProgrammaticExternalAccountCredential caller,
            CancellationToken taskCancellationToken
        ) => (await identity.GetTokenAsync(new TokenRequestContext([$"{audience}/.default"]), taskCancellationToken)).Token;
    }
}
