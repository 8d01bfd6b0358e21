using System.Globalization;
using RoadmapFunctions.LocalHost.GoogleSheets;
using RoadmapFunctions.LocalHost.Storage;

namespace RoadmapFunctions.LocalHost;

/// <summary>The environment that a laptop gives the app in place of Azure.</summary>
public static class WorkerSettings
{
    public const string GoogleCredential = "GoogleSheets__Credential";
    public const string StaffKey = "Access__StaffKeySha256";
    private const string GoogleKeyFile = "GoogleSheets__ServiceAccountKeyFile";
    private const string SyncSchedule = "SyncSchedule";
    private const string EveryTenMinutes = "0 */10 * * * *";

    /// <param name="sheets">Null: the app reads the real Google Sheets, with the settings that it inherits.</param>
    /// <param name="campaignsDirectory">Null: the campaigns that come with the app.</param>
    /// <param name="key">Null: the key whose SHA-256 the app inherits.</param>
    /// <param name="clockOffset">For a rehearsal: by how much the app's clocks are ahead of the real ones.</param>
    /// <param name="inherited">Looks up a variable in the environment that the worker inherits anyway.</param>
    /// <param name="publicAddress">Where people open the app; null on a laptop.</param>
    public static IReadOnlyDictionary<string, string> Create(
        AzuriteProcess storage,
        SheetsEmulator? sheets,
        string? campaignsDirectory,
        OperatorKey? key,
        TimeSpan? clockOffset,
        Func<string, string?> inherited,
        Uri? publicAddress = null
    )
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["AzureWebJobsStorage"] = storage.ConnectionString,
            ["AzureWebJobsDisableHomepage"] = "true",
            ["WorkQueue"] = "roadmap-work",
            [SyncSchedule] = inherited(SyncSchedule) ?? EveryTenMinutes,
        };
        if (key is not null)
        {
            settings[StaffKey] = key.Sha256;
        }

        if (inherited(GoogleKeyFile) is { Length: > 0 } keyFile)
        {
            settings[GoogleKeyFile] = Path.GetFullPath(keyFile); // a full path, because the worker has another current folder
        }

        if (sheets is not null)
        {
            settings["GoogleSheets__BaseAddress"] = sheets.BaseAddress.ToString();
            settings[GoogleCredential] = "None";
        }

        if (publicAddress is not null)
        {
            settings["Mail__PublicAddress"] = publicAddress.GetLeftPart(UriPartial.Authority);
        }

        if (clockOffset is { } offset)
        {
            settings["Rehearsal__ClockOffset"] = offset.ToString("c", CultureInfo.InvariantCulture);
        }

        if (campaignsDirectory is not null)
        {
            settings["Campaigns__Directory"] = campaignsDirectory;
        }

        return settings;
    }
}
