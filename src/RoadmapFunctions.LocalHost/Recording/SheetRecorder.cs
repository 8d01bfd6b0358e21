using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.LocalHost.CommandLine;

namespace RoadmapFunctions.LocalHost.Recording;

/// <summary>Records what Google answers of a campaign's sheet, by the app's own client and its settings in the environment.</summary>
internal static class SheetRecorder
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <returns>The exit code.</returns>
    public static async Task<int> RecordAsync(
        string path,
        string? campaignFile,
        OperatorConsole console,
        CancellationToken cancellationToken
    )
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddEnvironmentVariables().Build())
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton(TimeProvider.System)
            .AddGoogleSheets()
            .AddSingleton<IReadsLedger, OwnReads>()
            .BuildServiceProvider();
        try
        {
            var campaign = ShippedCampaign.Find(campaignFile);
            console.Step($"Читается таблица {campaign.Sheet.SpreadsheetId} ({campaign.Id})");
            var answers = await services.GetRequiredService<GoogleSheetsClient>().FetchAsync(campaign.Sheet, cancellationToken);
            await File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(answers, Json), cancellationToken);
            console.Step($"Записано строк: {answers.Values.ValueRanges?.Sum(range => range.Values?.Count ?? 0) ?? 0}, файл {path}");
            return 0;
        }
        catch (Exception reason) when (reason is SheetUnavailableException or CampaignFileException)
        {
            console.Failure(reason.Message);
            return 1;
        }
    }
}
