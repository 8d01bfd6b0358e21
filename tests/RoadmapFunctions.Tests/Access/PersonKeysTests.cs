using RoadmapFunctions.Access;
using Xunit;

namespace RoadmapFunctions.Tests.Access;

/// <summary>Keys of people: made here, shown once, known by their digests, ended one by one.</summary>
public sealed class PersonKeysTests
{
    private readonly AccessKit access = new();

    [Fact]
    public async Task An_operators_key_opens_under_its_name_and_only_its_digest_is_kept()
    {
        var key = await OperatorAsync("Иванова М.П.");
        Assert.Equal("Иванова М.П.", Assert.IsType<OperatorCaller>(await CallerAsync(key)).Name);
        Assert.InRange(key.Length, StaffKey.Shortest, 100);
        Assert.True(char.IsAsciiLetterOrDigit(key[^1]), "A mail program would cut the last letter.");
        var person = access.People.All.Single();
        Assert.Equal(RoadmapFunctions.Kit.Digest.Of(key), person.KeySha256);
        Assert.DoesNotContain(key.Split('.')[2], person.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(key, await OperatorAsync("Иванова М.П."));
    }

    [Fact]
    public async Task A_readers_key_opens_one_campaign_to_the_tick_of_its_end_and_says_then_that_it_has_ended()
    {
        var end = access.Time.GetUtcNow().AddDays(10);
        var key = await ReaderAsync("Комитет", end);
        Assert.Equal(new ReaderCaller("small", "Комитет"), await CallerAsync(key));
        access.Time.SetUtcNow(end.AddTicks(-1));
        Assert.NotNull(await CallerAsync(key));
        access.Time.SetUtcNow(end);
        Assert.Equal(new PersonReading(null, end), await access.PersonKeys.ReadAsync(key, CancellationToken.None));
    }

    [Fact]
    public void A_reader_enters_its_own_campaign_and_sees_no_school()
    {
        var reader = new ReaderCaller("small", "Комитет");
        Assert.True(reader.MayEnter("small"));
        Assert.False(reader.MayEnter("other"));
        Assert.False(reader.MaySee("small", "sosh-5"));
    }

    [Fact]
    public async Task A_replaced_key_and_a_revoked_one_are_worthless_and_the_others_stay()
    {
        var (old, other) = (await OperatorAsync("Иванова"), await OperatorAsync("Петрова"));
        var next = await access.PersonKeys.ReplaceAsync(Person("Иванова"), CancellationToken.None);
        Assert.Equal(PersonReading.Worthless, await access.PersonKeys.ReadAsync(old, CancellationToken.None));
        Assert.NotNull(await CallerAsync(next!));
        Assert.True(await access.PersonKeys.RevokeAsync(Person("Иванова"), "Петрова", CancellationToken.None));
        Assert.Equal(PersonReading.Worthless, await access.PersonKeys.ReadAsync(next!, CancellationToken.None));
        Assert.NotNull(await CallerAsync(other));
        Assert.Equal(("Петрова", access.Time.GetUtcNow()), (Person("Иванова").RevokedBy, Person("Иванова").RevokedAt));
    }

    [Fact]
    public async Task Of_two_operators_who_change_the_same_key_one_is_told_that_nothing_was_done()
    {
        await OperatorAsync("Иванова");
        var seen = Person("Иванова");
        Assert.NotNull(await access.PersonKeys.ReplaceAsync(seen, CancellationToken.None));
        Assert.Null(await access.PersonKeys.ReplaceAsync(seen, CancellationToken.None));
        Assert.False(await access.PersonKeys.RevokeAsync(seen, "Петрова", CancellationToken.None));
    }

    [Fact]
    public async Task No_other_text_is_a_key_and_what_was_never_made_here_costs_the_storage_nothing()
    {
        var (key, other) = (await OperatorAsync("Иванова"), await OperatorAsync("Петрова"));
        var (one, two) = (key.Split('.'), other.Split('.'));
        var foreign = (await AccessKit.OfAnotherInstallation.SignAsync("person key", $"{one[0]}\n{one[2]}", CancellationToken.None))[..8];
        string[] forged =
        [
            "",
            ".",
            "..",
            key[..^1],
            key + "A",
            "." + key,
            key.ToUpperInvariant(),
            $"{one[0]}.{one[1]}",
            $"{two[0]}.{one[1]}.{one[2]}",
            $"{one[0]}.{two[1]}.{one[2]}",
            $"{one[0]}.{one[1]}.{two[2]}",
            await access.TokenAsync("sosh-5"),
            new string('.', 100_000),
            $"{one[0]}.{foreign}.{one[2]}",
        ];
        var reads = access.People.Reads;
        Assert.All(
            forged,
            text => Assert.Equal(PersonReading.Worthless, access.PersonKeys.ReadAsync(text, default).GetAwaiter().GetResult())
        );
        Assert.Equal(reads, access.People.Reads);
        Assert.Null(await access.OpenAsync(key));
        Assert.Null(await access.SyncKeys.ReadAsync(key, CancellationToken.None));
    }

    private Person Person(string name) => access.People.All.Single(person => person.Name == name);

    private async Task<Caller?> CallerAsync(string key) => (await access.PersonKeys.ReadAsync(key, CancellationToken.None)).Caller;

    private async Task<string> OperatorAsync(string name) =>
        (await access.PersonKeys.MakeAsync(name, campaign: null, endsAt: null, "оператор", CancellationToken.None)).Key;

    private async Task<string> ReaderAsync(string name, DateTimeOffset end) =>
        (await access.PersonKeys.MakeAsync(name, TestCampaign.Small, end, "оператор", CancellationToken.None)).Key;
}
