using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Api;

/// <summary>Every refusal of the description is provoked, and looks as described. 503 is provoked where the storage is stopped; 500 is a
/// fault and has no provocation.</summary>
public sealed class ApiRefusalsTests(ApiRefusalsApp app) : IClassFixture<ApiRefusalsApp>
{
    private const string Campaign = "tomsk-roadmap-2020-2021-h1";
    private const string JsonType = "application/json";

    private static readonly Dictionary<string, Func<ApiRefusalsApp, HttpRequestMessage, Task<HttpResponseMessage>>> Provocations =
        Everywhere(
            new(StringComparer.Ordinal)
            {
                ["SyncSheet 400"] = Address("acceptDisappearance=false", "acceptDisappearance=maybe"),
                ["SyncSheet 409"] = Address(Campaign, ApiRefusalsApp.NeverRead),
                ["SyncSheet 502"] = (app, request) => app.WithoutSheetAsync(() => app.Running.Http.SendAsync(request)),
                ["PublishEdition 400"] = (app, request) =>
                    SendToAsync(app, request, $"api/campaigns/{Campaign}/editions?reason={new string('x', 301)}"),
                ["PublishEdition 409"] = Address(Campaign, ApiRefusalsApp.NeverRead),
                ["CorrectOwnWords 400"] = Body("""{"activities": [{"activity": "nothing", "groups": []}]}""", JsonType),
                ["CorrectOwnWords 412"] = (app, request) =>
                {
                    request.Headers.Remove("If-Match");
                    request.Headers.Add("If-Match", "\"another\"");
                    return app.Running.Http.SendAsync(request);
                },
                ["CorrectOwnWords 413"] = Body(new string(' ', 1024 * 1024 + 1), JsonType),
                ["ReplaceCampaign 400"] = Body("""{"id": "x"}""", JsonType),
                ["ReplaceCampaign 409"] = async (app, request) =>
                {
                    var file = System.Text.Json.Nodes.JsonNode.Parse(
                        await app.Running.Http.GetStringAsync(new Uri($"api/campaigns/{Campaign}", UriKind.Relative))
                    )!;
                    file["organizations"]!.AsArray().RemoveAt(0);
                    request.Content = new StringContent(file.ToJsonString(), Encoding.UTF8, JsonType);
                    return await SendToAsync(app, request, $"api/campaigns/{Campaign}");
                },
                ["ReplaceCampaign 413"] = Body(new string(' ', (16 * 1024 * 1024) + 1), JsonType),
                ["SubmitAnswers 400"] = Body(
                    """{"organization": "sosh-5", "answers": [{"activity": "goals", "options": ["nothing"]}]}""",
                    JsonType
                ),
                ["SubmitAnswers 403"] = async (app, request) =>
                {
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await app.KeyOfSchoolAsync("sosh-11"));
                    return await app.Running.Http.SendAsync(request);
                },
                ["SubmitAnswers 413"] = Body(new string(' ', (256 * 1024) + 1), JsonType),
                ["SubmitAnswers 415"] = Body("organization=sosh-5", "application/x-www-form-urlencoded"),
                ["SubmitAnswers 422"] = async (app, request) =>
                {
                    using var first = await app.Running.Http.SendAsync(request);
                    using var second = DescribedApi.Operation("SubmitAnswers").Example();
                    second.Content = new StringContent(
                        """{"organization": "sosh-5", "answers": [{"activity": "goals", "options": ["goals-set"]}]}""",
                        Encoding.UTF8,
                        JsonType
                    );
                    return await app.Running.Http.SendAsync(second);
                },
                ["WithdrawSubmission 400"] = Body("""{"reason": ""}""", JsonType),
                // the example names an answer of the sheet
                ["WithdrawSubmission 409"] = (app, request) => app.Running.Http.SendAsync(request),
                ["WithdrawSubmission 413"] = Body(new string(' ', (16 * 1024) + 1), JsonType),
                ["ReviewAnswer 400"] = Body("""{"act": "assess", "seen": 0}""", JsonType),
                ["ReviewAnswer 409"] = Body("""{"act": "accept", "seen": 0, "submission": "oosh-66_1_2"}""", JsonType),
                ["ReviewAnswer 413"] = Body(new string(' ', (256 * 1024) + 1), JsonType),
                ["DecideQuarantine 400"] = Body("""{"act": "assign", "revision": "x", "organization": "nobody"}""", JsonType),
                ["DecideQuarantine 409"] = async (app, request) =>
                    await SendToAsync(app, request, $"api/campaigns/{Campaign}/quarantine/{await app.KeyOfQuarantinedRowAsync()}"),
                ["DecideQuarantine 413"] = Body(new string(' ', (256 * 1024) + 1), JsonType),
                ["DecideOwnership 400"] = Body("""{"schoolsOwn": "maybe"}""", JsonType),
                ["DecideOwnership 409"] = (app, request) => app.Running.Http.SendAsync(request), // no row was deleted
                ["DecideOwnership 413"] = Body(new string(' ', (256 * 1024) + 1), JsonType),
                ["SendMessage 400"] = Body("""{"text": "x", "organizations": ["nobody"]}""", JsonType),
                ["SendMessage 409"] = (app, request) => app.Running.Http.SendAsync(request), // no mail server
                ["SendMessage 413"] = Body(new string(' ', (256 * 1024) + 1), JsonType),
                ["WriteAnalysis 400"] = Body("""{"place": "nowhere", "seen": 0, "text": ""}""", JsonType),
                ["WriteAnalysis 409"] = Body("""{"place": "causes", "seen": 7, "text": "другие слова"}""", JsonType),
                ["WriteAnalysis 413"] = Body(new string(' ', (256 * 1024) + 1), JsonType),
                ["AddPerson 400"] = Body("""{"role": "boss", "name": "Иванова"}""", JsonType),
                ["AddPerson 413"] = Body(new string(' ', (256 * 1024) + 1), JsonType),
                ["ChangePerson 400"] = Body("""{"act": "promote", "revision": "x"}""", JsonType),
                ["ChangePerson 409"] = async (app, request) =>
                {
                    using var making = DescribedApi.Operation("AddPerson").Example();
                    using var made = await app.Running.Http.SendAsync(making);
                    var id = (string)System.Text.Json.Nodes.JsonNode.Parse(await made.Content.ReadAsStringAsync())!["id"]!;
                    return await SendToAsync(app, request, $"api/campaigns/{Campaign}/people/{id}");
                },
                ["ChangePerson 413"] = Body(new string(' ', (256 * 1024) + 1), JsonType),
                ["EraseQuarantinedRow 400"] = Body("""{"basis": " "}""", JsonType),
                ["EraseQuarantinedRow 409"] = (app, request) => app.Running.Http.SendAsync(request), // no row has the key of the example
                ["EraseQuarantinedRow 413"] = Body(new string(' ', (256 * 1024) + 1), JsonType),
                ["ErasePersonalData 400"] = Body("""{"what": "respondent", "basis": ""}""", JsonType),
                ["ErasePersonalData 409"] = Body("""{"what": "respondent", "basis": "заявление"}""", JsonType),
                ["ErasePersonalData 413"] = Body(new string(' ', (256 * 1024) + 1), JsonType),
                ["DownloadBackup 403"] = async (app, request) =>
                {
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await app.KeyOfOperatorAsync());
                    return await app.Running.Http.SendAsync(request);
                },
                ["DownloadSummary 400"] = Address("format=csv", "format=exe"),
            }
        );

    public static TheoryData<string> All => [.. Provocations.Keys];

    [Fact]
    public void Every_described_refusal_has_its_provocation() =>
        Assert.Equal(
            DescribedApi
                .Operations.SelectMany(operation =>
                    operation.Statuses.Where(status => status is >= 300 and not (500 or 503)).Select(status => $"{operation.Id} {status}")
                )
                .Order(StringComparer.Ordinal),
            Provocations.Keys.Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_refusal_happens_as_described(string provocation)
    {
        var operation = DescribedApi.Operation(provocation.Split(' ')[0]);
        using var request = operation.Example();
        using var answer = await Provocations[provocation](app, request);
        Assert.Equal(provocation.Split(' ')[1], ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
        Assert.Empty(await operation.ComplaintsAsync(answer));
    }

    private static Dictionary<string, Func<ApiRefusalsApp, HttpRequestMessage, Task<HttpResponseMessage>>> Everywhere(
        Dictionary<string, Func<ApiRefusalsApp, HttpRequestMessage, Task<HttpResponseMessage>>> provocations
    )
    {
        foreach (
            var (name, status) in DescribedApi.Operations.SelectMany(operation =>
                operation.Statuses.Select(status => ($"{operation.Id} {status}", status))
            )
        )
        {
            if (status is 304 or 401 or 403 or 404 or 412 or 429)
            {
                provocations.TryAdd(
                    name,
                    status switch
                    {
                        304 => Known,
                        401 => WrongKey,
                        403 => Header("Sec-Fetch-Site", "cross-site"),
                        404 => Address(Campaign, "nowhere"),
                        412 => Header("If-Match", "\"another\""),
                        _ => WrongKeysUntilTooMany,
                    }
                );
            }
        }

        return provocations;
    }

    private static async Task<HttpResponseMessage> Known(ApiRefusalsApp app, HttpRequestMessage request)
    {
        using var first = await app.Running.Http.GetAsync(request.RequestUri);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        return await app.Running.Http.SendAsync(request);
    }

    private static Task<HttpResponseMessage> WrongKey(ApiRefusalsApp app, HttpRequestMessage request) =>
        WrongKeysUntilAsync(HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(1), app, request); // a flood of another test passes

    private static Task<HttpResponseMessage> WrongKeysUntilTooMany(ApiRefusalsApp app, HttpRequestMessage request) =>
        WrongKeysUntilAsync(HttpStatusCode.TooManyRequests, TimeSpan.Zero, app, request);

    private static async Task<HttpResponseMessage> WrongKeysUntilAsync(
        HttpStatusCode status,
        TimeSpan pause,
        ApiRefusalsApp app,
        HttpRequestMessage request
    )
    {
        while (true)
        {
            using var each = new HttpRequestMessage(request.Method, request.RequestUri);
            each.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");
            var answer = await app.Running.Http.SendAsync(each);
            if (answer.StatusCode == status)
            {
                return answer;
            }

            answer.Dispose();
            await Task.Delay(pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static Func<ApiRefusalsApp, HttpRequestMessage, Task<HttpResponseMessage>> Address(string from, string to) =>
        (app, request) => SendToAsync(app, request, request.RequestUri!.OriginalString.Replace(from, to, StringComparison.Ordinal));

    private static Func<ApiRefusalsApp, HttpRequestMessage, Task<HttpResponseMessage>> Header(string name, string value) =>
        (app, request) =>
        {
            request.Headers.Add(name, value);
            return app.Running.Http.SendAsync(request);
        };

    private static Func<ApiRefusalsApp, HttpRequestMessage, Task<HttpResponseMessage>> Body(string body, string type) =>
        (app, request) =>
        {
            request.Content = new StringContent(body, Encoding.UTF8, type);
            return app.Running.Http.SendAsync(request);
        };

    private static Task<HttpResponseMessage> SendToAsync(ApiRefusalsApp app, HttpRequestMessage request, string address)
    {
        request.RequestUri = new Uri(address, UriKind.Relative);
        return app.Running.Http.SendAsync(request);
    }
}
