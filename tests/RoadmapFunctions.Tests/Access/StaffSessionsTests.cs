using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Access;
using Xunit;

namespace RoadmapFunctions.Tests.Access;

/// <summary>Sessions of staff: each can be ended alone, and none outlives its key.</summary>
public sealed class StaffSessionsTests
{
    private readonly AccessKit access = new();

    [Fact]
    public async Task A_session_lasts_twelve_hours_and_ends_with_the_key_of_the_settings()
    {
        var cookie = await BeginAsync(Identification.KeyHolder);
        Assert.Equal("оператор", (await ReadAsync(cookie))!.Name);
        Assert.Null(await access.Sessions(new string('0', 64)).ReadAsync(cookie, CancellationToken.None));
        Assert.Null(await access.Sessions(sha256: null).ReadAsync(cookie, CancellationToken.None));

        access.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromTicks(1));
        Assert.NotNull(await ReadAsync(cookie));
        access.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await ReadAsync(cookie));
        Assert.Empty(await access.Sessions().ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_session_bears_the_name_of_its_person_and_ends_when_the_key_is_replaced_or_revoked()
    {
        var (person, key) = await MakeAsync("Иванова М.П.");
        var before = await BeginAsync((await access.PersonKeys.ReadAsync(key, CancellationToken.None)).Caller as OperatorCaller);
        Assert.Equal(("Иванова М.П.", person.Id), ((await ReadAsync(before))!.Name, (await ReadAsync(before))!.PersonId));

        var next = await access.PersonKeys.ReplaceAsync(access.People.All.Single(), CancellationToken.None);
        Assert.Null(await ReadAsync(before));
        var after = await BeginAsync((await access.PersonKeys.ReadAsync(next!, CancellationToken.None)).Caller as OperatorCaller);
        Assert.NotNull(await ReadAsync(after));

        Assert.True(await access.PersonKeys.RevokeAsync(access.People.All.Single(), "Петрова", CancellationToken.None));
        Assert.Null(await ReadAsync(after));
    }

    [Fact]
    public async Task One_session_is_ended_and_the_others_stay()
    {
        var (one, other) = (await BeginAsync(Identification.KeyHolder), await BeginAsync(Identification.KeyHolder));
        Assert.NotEqual(one, other); // of one moment too
        await access.Sessions().EndAsync(one, CancellationToken.None);
        Assert.Null(await ReadAsync(one));
        Assert.NotNull(await ReadAsync(other));
        Assert.Single(await access.Sessions().ListAsync(CancellationToken.None));
        await access.Sessions().EndAsync(one, CancellationToken.None);
        await access.Sessions().EndAsync("anything", CancellationToken.None);
    }

    [Fact]
    public async Task A_session_whose_time_is_over_leaves_nothing_behind()
    {
        await BeginAsync(Identification.KeyHolder);
        access.Time.Advance(TimeSpan.FromHours(6));
        var open = await BeginAsync(Identification.KeyHolder);
        access.Time.Advance(TimeSpan.FromHours(6));
        await access.Sessions().ForgetOldAsync(CancellationToken.None);
        Assert.Single(await access.OpenSessions.ReadAsync(CancellationToken.None));
        Assert.NotNull(await ReadAsync(open));
    }

    [Fact]
    public async Task A_session_cannot_be_made_up_and_what_nobody_has_signed_costs_the_storage_nothing()
    {
        var cookie = await BeginAsync(Identification.KeyHolder);
        var (id, signature) = (cookie.Split('.')[0], cookie.Split('.')[1]);
        string[] forged =
        [
            "",
            ".",
            id,
            $"{id}.",
            $"{id}.{signature[..31]}", // a digit that closes a signature may be left out, a letter may not
            $"{id[..^1]}.{signature}",
            $"{new string('a', 16)}.{signature}",
            $"{cookie}.",
            $".{cookie}",
            $"{id}.{await AccessKit.OfAnotherInstallation.SignAsync("staff session", id, CancellationToken.None)}",
            $"{id}.{await access.Signer.SignAsync("person key", id, CancellationToken.None)}",
            new string('.', 100_000),
        ];
        var reads = access.OpenSessions.Reads;
        Assert.All(forged, text => Assert.Null(ReadAsync(text).GetAwaiter().GetResult()));
        Assert.Equal(reads, access.OpenSessions.Reads);
    }

    private Task<OperatorCaller?> ReadAsync(string cookie) => access.Sessions().ReadAsync(cookie, CancellationToken.None);

    private Task<string> BeginAsync(OperatorCaller? by) =>
        access.Sessions().BeginAsync(by!, new DefaultHttpContext().Request, CancellationToken.None);

    private Task<(Person Person, string Key)> MakeAsync(string name) =>
        access.PersonKeys.MakeAsync(name, campaign: null, endsAt: null, "оператор", CancellationToken.None);
}
