using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using RoadmapFunctions.Upkeep.Audit;

namespace RoadmapFunctions.LocalHost.Cycle;

/// <summary>The app as any other client sees it: by its public HTTP API.</summary>
internal sealed class AppClient(HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public Task<CampaignAnswer[]> GetCampaignsAsync(CancellationToken cancellationToken) =>
        GetAsync<CampaignAnswer[]>("api/campaigns", cancellationToken);

    public Task<ProgressAnswer> GetProgressAsync(string campaign, CancellationToken cancellationToken) =>
        GetAsync<ProgressAnswer>($"{PathOf(campaign)}/progress", cancellationToken);

    public Task<EditionAnswer[]> GetEditionsAsync(string campaign, CancellationToken cancellationToken) =>
        GetAsync<EditionAnswer[]>($"{PathOf(campaign)}/editions", cancellationToken);

    public Task<AuditReport> AuditAsync(string campaign, CancellationToken cancellationToken) =>
        GetAsync<AuditReport>($"{PathOf(campaign)}/audit", cancellationToken);

    /// <exception cref="CycleFailedException">The sync was stopped, or the sheet was not read.</exception>
    public async Task<SyncAnswer> SyncAsync(string campaign, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsync(new Uri($"{PathOf(campaign)}/sync", UriKind.Relative), content: null, cancellationToken);
        var run = await EndOfAsync(campaign, await ReadAsync<RunAnswer>(answer, cancellationToken), cancellationToken);
        return run.Counts ?? throw new CycleFailedException(run.Message ?? $"Работа закончилась без результата: {run.State}.");
    }

    /// <summary>Waits for the editions that a timer has asked for.</summary>
    /// <exception cref="CycleFailedException">One was not published.</exception>
    public async Task PublishedAsync(string campaign, CancellationToken cancellationToken)
    {
        var runs = await GetAsync<RunAnswer[]>($"{PathOf(campaign)}/runs", cancellationToken);
        if (runs.FirstOrDefault(run => run.Work == "publish-due") is not { } asked)
        {
            return;
        }

        var run = await EndOfAsync(campaign, asked, cancellationToken);
        if (run.State != "done")
        {
            throw new CycleFailedException(run.Message ?? $"Работа закончилась без результата: {run.State}.");
        }
    }

    public async Task DownloadAsync(string campaign, int edition, string file, Stream destination, CancellationToken cancellationToken)
    {
        var path = $"{PathOf(campaign)}/editions/{edition}/files/{Uri.EscapeDataString(file)}";
        using var answer = await http.GetAsync(
            new Uri(path, UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead,
            cancellationToken
        );
        await RequireSuccessAsync(answer, cancellationToken);
        await answer.Content.CopyToAsync(destination, cancellationToken);
    }

    private static string PathOf(string campaign) => $"api/campaigns/{Uri.EscapeDataString(campaign)}";

    private async Task<RunAnswer> EndOfAsync(string campaign, RunAnswer run, CancellationToken cancellationToken)
    {
        while (!run.HasEnded)
        {
            await Task.Delay(Look, time, cancellationToken);
            run = await GetAsync<RunAnswer>($"{PathOf(campaign)}/runs/{run.Id}", cancellationToken);
        }

        return run;
    }

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return await ReadAsync<T>(answer, cancellationToken);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await RequireSuccessAsync(answer, cancellationToken);
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>(Json, cancellationToken)
                ?? throw new CycleFailedException($"Приложение дало пустой ответ: {answer.RequestMessage?.RequestUri}.");
        }
        catch (JsonException reason)
        {
            throw new CycleFailedException($"Ответ приложения не разобран: {answer.RequestMessage?.RequestUri}. {reason.Message}", reason);
        }
    }

    private static async Task RequireSuccessAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
        {
            var reason = await ReasonAsync(answer, cancellationToken);
            throw new CycleFailedException($"Приложение ответило кодом {(int)answer.StatusCode}: {reason}");
        }
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var address = answer.RequestMessage?.RequestUri?.ToString() ?? "";
        if (answer.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or "application/json"))
        {
            return address;
        }

        var problem = await answer.Content.ReadFromJsonAsync<ProblemAnswer>(cancellationToken);
        return problem?.Detail ?? problem?.Title ?? address;
    }
}
