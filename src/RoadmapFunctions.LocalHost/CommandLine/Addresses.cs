using RoadmapFunctions.LocalHost.Cycle;
using RoadmapFunctions.LocalHost.GoogleSheets;
using RoadmapFunctions.LocalHost.Storage;
using WorkerHost;

namespace RoadmapFunctions.LocalHost.CommandLine;

/// <summary>Where the operator finds everything while the local host is running.</summary>
internal static class Addresses
{
    public static IEnumerable<string> Lines(
        FunctionsHost host,
        OperatorKey key,
        AzuriteProcess storage,
        SheetsEmulator? sheets,
        IReadOnlyList<CampaignOutcome> outcomes
    )
    {
        var app = host.BaseAddress;
        yield return "";
        yield return $"Рабочее место      {new Uri(app, $"desk/sign-in#{key.Text}")}";
        foreach (var outcome in outcomes)
        {
            var desk = new Uri(app, $"desk/campaigns/{Uri.EscapeDataString(outcome.Campaign.Id)}/");
            yield return $"Ход сбора          {new Uri(app, $"desk/campaigns/{Uri.EscapeDataString(outcome.Campaign.Id)}")}";
            yield return $"Издания            {new Uri(desk, "editions")}, всего {outcome.Editions.Count}";
            yield return $"Ссылки школ        {new Uri(desk, "links")}";
        }

        yield return $"Ключ для программ  Authorization: Bearer {key.Text}";
        yield return $"Состояние          {new Uri(app, "api/health/ready")}";
        var timer = new Uri(app, "admin/functions/SyncResponses");
        yield return $"Запустить таймер   curl -X POST -H 'x-functions-key: {host.AdminKey}' {timer}";
        yield return $"Хранилище          {storage.ConnectionString}";
        if (sheets is not null)
        {
            yield return $"Записанная таблица {sheets.BaseAddress}";
        }

        yield return "";
    }
}
