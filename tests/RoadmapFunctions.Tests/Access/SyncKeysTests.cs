using RoadmapFunctions.Access;
using Xunit;

namespace RoadmapFunctions.Tests.Access;

/// <summary>X6: a key of a form's script asks for a sync of one campaign, and is neither a link nor a session.</summary>
public sealed class SyncKeysTests
{
    private readonly AccessKit access = new();

    [Fact]
    public async Task X6_a_key_is_its_own_campaigns_and_the_same_whenever_it_is_shown()
    {
        var key = await KeyAsync();
        Assert.Equal(new FormCaller("small"), await ReadAsync(key));
        Assert.Equal(key, await KeyAsync());
        Assert.Equal(new FormCaller("other"), await ReadAsync(await KeyAsync("other")));
        Assert.False(new FormCaller("small").MaySee("small", "sosh-5"));
    }

    [Fact]
    public async Task X6_no_other_text_is_a_key()
    {
        var signature = (await KeyAsync()).Split('.')[2];
        var link = await access.TokenAsync("sosh-5");
        string[] forged =
        [
            "",
            ".",
            "small",
            "small.",
            "small.0.",
            $"small.0.{signature[..^1]}",
            $"small.0.{signature}A",
            $"small.0.{signature}.",
            $"small.{signature}",
            $"small.1.{signature}",
            $"other.0.{signature}",
            $"nowhere.0.{signature}",
            $"small..{signature}",
            link,
            $"small.0.{link.Split('.')[3]}",
            new string('.', 100_000),
            $"small.0.{await AccessKit.OfAnotherInstallation.SignAsync("sync key", "small\n0", CancellationToken.None)}",
            $"small.0.{await access.Signer.SignAsync("school link", "small\n0", CancellationToken.None)}",
        ];
        var reads = access.SerialReads;
        Assert.All(forged, text => Assert.Null(ReadAsync(text).GetAwaiter().GetResult()));
        Assert.Equal(reads, access.SerialReads); // they cost the storage nothing
    }

    [Fact]
    public async Task X6_a_key_is_neither_a_schools_link_nor_an_operators_session_nor_the_operators_key()
    {
        var key = await KeyAsync();
        Assert.Null(await access.OpenAsync(key));
        Assert.Null(await access.OpenAsync($"small.sosh-5.0.{key.Split('.')[2]}"));
        var staffKey = AccessKit.Key(AccessKit.KeySha256);
        Assert.False(staffKey.Matches(key));
        Assert.Null(await access.Sessions().ReadAsync(key, CancellationToken.None));
        Assert.Null((await access.PersonKeys.ReadAsync(key, CancellationToken.None)).Caller);
    }

    [Fact]
    public async Task X6_a_replaced_key_is_worthless_and_the_next_one_and_all_others_are_good()
    {
        var (old, other, link) = (await KeyAsync(), await KeyAsync("other"), await access.TokenAsync("sosh-5"));
        await access.SyncKeys.ReplaceAsync(TestCampaign.Small, CancellationToken.None);
        Assert.Null(await ReadAsync(old));
        Assert.NotNull(await ReadAsync(await KeyAsync()));
        Assert.NotNull(await ReadAsync(other));
        Assert.NotNull(await access.OpenAsync(link));
        Assert.Equal(link, (await access.Links.TokensAsync(TestCampaign.Small, CancellationToken.None))["sosh-5"]);
    }

    [Fact]
    public async Task X6_a_key_ends_at_the_exact_tick_of_the_last_milestone()
    {
        var key = await KeyAsync();
        access.Time.SetUtcNow(TestCampaign.Small.EndsAt.AddTicks(-1));
        Assert.NotNull(await ReadAsync(key));
        access.Time.SetUtcNow(TestCampaign.Small.EndsAt);
        Assert.Null(await ReadAsync(key));
    }

    private Task<string> KeyAsync(string campaign = "small") =>
        access.SyncKeys.KeyAsync(TestCampaign.Small with { Id = campaign }, CancellationToken.None);

    private Task<FormCaller?> ReadAsync(string key) => access.SyncKeys.ReadAsync(key, CancellationToken.None);
}
