namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Settings <c>GoogleSheets__*</c>.</summary>
public sealed class GoogleSheetsOptions
{
    public const string Section = "GoogleSheets";

    public Uri BaseAddress { get; set; } = new("https://sheets.googleapis.com/");

    public GoogleCredentialKind Credential { get; set; } = GoogleCredentialKind.Federated;

    /// <summary>The text of the JSON key file, for instance by a key vault reference.</summary>
    public string? ServiceAccountKey { get; set; }

    public string? ServiceAccountKeyFile { get; set; }

    /// <summary>Full resource name of the workload identity provider: <c>//iam.googleapis.com/projects/…/providers/…</c>.</summary>
    public string? WorkloadIdentityProvider { get; set; }

    /// <summary>The service account to act as: its e-mail address.</summary>
    public string? ServiceAccountEmail { get; set; }

    /// <summary>Application ID URI that the provider expects as the audience of the managed identity's token.</summary>
    public string? EntraApplicationIdUri { get; set; }

    /// <summary>Client id of the user-assigned managed identity; empty for the system-assigned one.</summary>
    public string? ManagedIdentityClientId { get; set; }

    public Uri TokenServiceAddress { get; set; } = new("https://sts.googleapis.com/v1/token");

    public Uri IamCredentialsAddress { get; set; } = new("https://iamcredentials.googleapis.com/");

    /// <summary>
    /// Rows asked for at once. Google advises answers of about 2 MB: https://developers.google.com/workspace/sheets/api/limits.
    /// </summary>
    public int PageRows { get; set; } = 1_000;

    /// <summary>
    /// Requests in any minute with their repetitions, for all campaigns that this instance reads. Google allows 60; the rest is left for
    /// manual runs on other instances.
    /// </summary>
    public int ReadsPerMinute { get; set; } = 50;

    /// <summary>For one request with its body and its retries.</summary>
    public TimeSpan RequestLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>For all requests of one reading. The timer fires every ten minutes.</summary>
    public TimeSpan ReadingLimit { get; set; } = TimeSpan.FromMinutes(4);

    /// <summary>An answer larger than this many bytes is refused: the sheet is untrusted input.</summary>
    public int LargestAnswer { get; set; } = 64 * 1024 * 1024;
}

public enum GoogleCredentialKind
{
    /// <summary>A managed identity, exchanged for a short-lived Google token; no key is kept anywhere.</summary>
    Federated,

    ServiceAccountKey,

    /// <summary>No credential: for an emulator.</summary>
    None,
}
