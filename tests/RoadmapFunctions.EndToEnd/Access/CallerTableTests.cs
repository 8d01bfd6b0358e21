using System.Net;
using Azure.Data.Tables;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>Every route by every kind of caller: who is let in and who is turned away.</summary>
[Collection(nameof(AccessApp))]
public sealed class CallerTableTests(AccessApp app)
{
    private static readonly SemaphoreSlim Making = new(1);
    private static IReadOnlyList<(string Kind, string? Key, Callers? Is, bool OtherCampaign)>? callers;
    private static int cases;

    [Theory]
    [MemberData(nameof(RouteTests.Routes), MemberType = typeof(RouteTests))]
    public async Task X5_a_route_opens_to_its_callers_and_to_nobody_else(string method, string route, Callers allowed)
    {
        var number = Interlocked.Increment(ref cases);
        foreach (var (kind, key, caller, otherCampaign) in await CallersAsync())
        {
            if (caller == Callers.Operator && method != "get")
            {
                continue; // what an operator changes is tried where it is changed
            }

            using var request = AccessApp.Request(method, route, key);
            using var client = app.From($"127.80.{number}.{kind.Length}"); // wrong keys are counted by address
            using var answer = await client.SendAsync(request);
            var away = IsTurnedAway(answer);
            var expected = caller is not { } known || !allowed.HasFlag(known);
            if (otherCampaign && !expected && route.Contains(AccessApp.Campaign, StringComparison.Ordinal))
            {
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{kind}: {method} {route} said {answer.StatusCode}");
                continue;
            }

            Assert.True(away == expected || IsADoor(route), $"{kind}: {method} {route} said {answer.StatusCode}");
            Assert.True((int)answer.StatusCode < 500, $"{kind}: {method} {route} said {answer.StatusCode}");
        }
    }

    private static bool IsTurnedAway(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests
        || (
            answer.StatusCode is HttpStatusCode.SeeOther
            && answer.Headers.Location!.OriginalString is var door
            && (door is "/school" or "/school?ended" or "/head?ended" || door.StartsWith("/desk/sign-in", StringComparison.Ordinal))
        );

    // They send whoever is known to a place of theirs, which looks the same.
    private static bool IsADoor(string route) => route is "sign-out" or "";

    private async Task<IReadOnlyList<(string Kind, string? Key, Callers? Is, bool OtherCampaign)>> CallersAsync()
    {
        await Making.WaitAsync();
        try
        {
            return callers ??= await MakeAsync();
        }
        finally
        {
            Making.Release();
        }
    }

    private async Task<IReadOnlyList<(string Kind, string? Key, Callers? Is, bool OtherCampaign)>> MakeAsync()
    {
        var reader = await app.AddReaderAsync("Комитет таблицы");
        var foreign = await app.AddReaderAsync("Комитет соседа", AccessApp.Neighbour);
        var replaced = await app.AddReaderAsync("Заменённый");
        await app.ChangeAsync(replaced.Id, "replace");
        var revoked = await app.AddReaderAsync("Отозванный");
        await app.ChangeAsync(revoked.Id, "revoke");
        var ivanova = await app.AddOperatorAsync("Иванова из таблицы");
        var gone = await app.AddOperatorAsync("Уволенная из таблицы");
        await app.ChangeAsync(gone.Id, "revoke");
        return
        [
            ("a stranger", null, Callers.Unknown, false),
            ("a school", await app.KeyOfAsync("school-9"), Callers.School, false),
            ("a head", await app.HeadKeyAsync("school-9"), Callers.Head, false),
            ("a reader", reader.Key, Callers.Reader, false),
            ("a reader of another campaign", foreign.Key, Callers.Reader, true),
            ("a reader whose day is over", await EndedAsync(), null, false),
            ("a reader whose link was replaced", replaced.Key, null, false),
            ("a reader whose link was revoked", revoked.Key, null, false),
            ("a forger", reader.Key[..^1] + (reader.Key[^1] == 'A' ? 'B' : 'A'), null, false),
            ("the key of a form", await app.FormKeyAsync(), Callers.Form, false),
            ("an operator", ivanova.Key, Callers.Operator, false),
            ("an operator whose key was revoked", gone.Key, null, false),
        ];
    }

    // The desk makes no link for a day that is over, so this one is made as the app itself makes them.
    private async Task<string> EndedAsync()
    {
        var tables = new TableServiceClient(app.Running.Azurite.Storage.ConnectionString);
        var campaign = SmallCampaign.WithSchools(1) with { Id = AccessApp.Campaign };
        var keys = new PersonKeys(
            new TablePeople(tables, new RoadmapFunctions.Kit.DamagedItems()),
            new Signer(new TableSigningKey(tables, new())),
            new CampaignCatalog([campaign]),
            TimeProvider.System
        );
        return (
            await keys.MakeAsync("Прошлогодний", campaign, new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero), "оператор", default)
        ).Key;
    }
}
