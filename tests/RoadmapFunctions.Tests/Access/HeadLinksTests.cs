using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Access;

/// <summary>The second link of a school opens the page of its head and nothing else, and nothing else opens that page.</summary>
public sealed class HeadLinksTests
{
    private readonly AccessKit access = new();

    private static Campaign Asking { get; } = TestCampaign.Small with { Confirmation = AnswerConfirmation.Head };

    private SchoolLinks Links => access.LinksOf(Asking, Asking with { Id = "other" }, TestCampaign.Small with { Id = "silent" });

    [Fact]
    public async Task X6_it_opens_its_own_school_until_the_campaign_ends()
    {
        var token = await TokenAsync("sosh-5");
        Assert.Equal(new HeadCaller("small", "sosh-5"), (await OpenAsync(token)).Caller);
        access.Time.SetUtcNow(Asking.EndsAt.AddTicks(-1));
        Assert.NotNull((await OpenAsync(token)).Caller);
        access.Time.SetUtcNow(Asking.EndsAt);
        Assert.Equal((null, Asking.EndsAt), ((await OpenAsync(token)).Caller, (await OpenAsync(token)).EndsAt));
    }

    [Fact]
    public async Task X6_no_other_text_opens_it()
    {
        var token = await TokenAsync("sosh-5");
        var signature = token.Split('.')[3];
        string[] forged =
        [
            "",
            "...",
            token[..^1],
            token + "A",
            token.ToUpperInvariant(),
            $"small.sosh-13.0.{signature}",
            $"other.sosh-5.0.{signature}",
            $"small.sosh-5.1.{signature}",
            $"small.sosh-5.0.{(await TokenAsync("sosh-5", "other")).Split('.')[3]}",
            await Links.TokenAsync(Asking, Asking.Organizations[0], CancellationToken.None), // the school's own link
            await TokenAsync("sosh-5", "silent"), // a campaign that asks nobody
        ];
        foreach (var text in forged)
        {
            Assert.Equal(HeadReading.Worthless, await OpenAsync(text));
        }

        Assert.Null((await Links.ReadAsync(token, CancellationToken.None)).Caller); // nor does it open the school's form
    }

    [Fact]
    public async Task X6_it_is_replaced_with_the_schools_own_link()
    {
        var before = await TokenAsync("sosh-5");
        await Links.ReplaceAsync(Asking, Asking.Organizations[0], CancellationToken.None);
        Assert.Equal(HeadReading.Worthless, await OpenAsync(before));
        Assert.NotNull((await OpenAsync(await TokenAsync("sosh-5"))).Caller);
    }

    [Fact]
    public async Task What_nobody_has_signed_costs_no_request_to_the_storage()
    {
        var token = await TokenAsync("sosh-5");
        var reads = access.SerialReads;
        await OpenAsync(token[..^2] + "xx");
        Assert.Equal(reads, access.SerialReads);
    }

    private Task<HeadReading> OpenAsync(string token) => Links.ReadHeadAsync(token, CancellationToken.None);

    private Task<string> TokenAsync(string organization, string campaign = "small") =>
        Links.HeadTokenAsync(Asking with { Id = campaign }, Asking.FindOrganization(organization)!, CancellationToken.None);
}
