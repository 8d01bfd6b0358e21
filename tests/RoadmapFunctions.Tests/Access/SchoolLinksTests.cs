using System.Buffers.Text;
using RoadmapFunctions.Access;
using Xunit;

namespace RoadmapFunctions.Tests.Access;

/// <summary>X6: a link opens one school of one campaign, and nothing else opens it.</summary>
public sealed class SchoolLinksTests
{
    private readonly AccessKit access = new();

    [Fact]
    public async Task X6_a_link_opens_its_own_school_and_carries_192_bits_of_signature()
    {
        var token = await access.TokenAsync("sosh-5");
        Assert.Equal(new SchoolCaller("small", "sosh-5"), await access.OpenAsync(token));
        Assert.Equal(192, Base64Url.DecodeFromChars(token.Split('.')[3]).Length * 8);
        Assert.Equal(token, (await access.Links.TokensAsync(TestCampaign.Small, CancellationToken.None))["sosh-5"]);
    }

    [Fact]
    public async Task A_link_ends_with_a_letter_or_a_digit_so_that_no_mail_program_cuts_it()
    {
        var closed = 0;
        for (var number = 0; number < 200; number++)
        {
            var text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var signature = await access.Signer.SignAsync("test", text, CancellationToken.None);
            Assert.True(char.IsAsciiLetterOrDigit(signature[^1]), signature);
            if (signature.Length > 32)
            {
                closed++;
                // as links were written before
                Assert.True(await access.Signer.IsSignedAsync("test", text, signature[..^1], CancellationToken.None));
            }

            Assert.False(await access.Signer.IsSignedAsync("test", text, signature[..31], CancellationToken.None));
        }

        Assert.InRange(closed, 1, 30); // one in 32
    }

    [Fact]
    public async Task X6_no_other_text_opens_it()
    {
        var token = await access.TokenAsync("sosh-5");
        var other = await access.TokenAsync("sosh-13");
        var elsewhere = await access.TokenAsync("sosh-5", "other");
        var signature = token.Split('.')[3];
        string[] forged =
        [
            "",
            ".",
            "..",
            "...",
            "small",
            "small.sosh-5",
            "small.sosh-5.0",
            "small.sosh-5.0.",
            token[..^1],
            token + "A",
            token + ".",
            "." + token,
            " " + token,
            token.ToUpperInvariant(),
            $"small.sosh-13.0.{signature}",
            $"other.sosh-5.0.{signature}",
            $"small.sosh-5.0.{other.Split('.')[3]}",
            $"small.sosh-5.0.{elsewhere.Split('.')[3]}",
            $"small.sosh-5.1.{signature}",
            $"small.sosh-5.00.{signature}",
            $"small.sosh-5.{signature}",
            $"small.nobody.0.{signature}",
            $"nowhere.sosh-5.0.{signature}",
            "small.sosh-5.0.\0",
            new string('.', 100_000),
            $"small.sosh-5.0.{await AccessKit.OfAnotherInstallation.SignAsync("school link", "small\nsosh-5\n0", CancellationToken.None)}",
            $"small.sosh-5.0.{await access.Signer.SignAsync("staff session", "small\nsosh-5\n0", CancellationToken.None)}",
        ];
        var reads = access.SerialReads;
        Assert.All(forged, text => Assert.Null(access.OpenAsync(text).GetAwaiter().GetResult()));
        Assert.Equal(reads, access.SerialReads); // they cost the storage nothing
        Assert.Equal("sosh-13", (await access.OpenAsync(other))!.OrganizationId);
        Assert.Equal("other", (await access.OpenAsync(elsewhere))!.CampaignId);
    }

    [Fact]
    public async Task X6_each_changed_letter_of_the_signature_spoils_it()
    {
        var token = await access.TokenAsync("sosh-5");
        var from = token.LastIndexOf('.') + 1;
        foreach (var index in Enumerable.Range(from, token.Length - from))
        {
            Assert.Null(await access.OpenAsync(token[..index] + (token[index] == 'A' ? 'B' : 'A') + token[(index + 1)..]));
        }
    }

    [Fact]
    public async Task X6_a_link_is_read_only_after_the_last_milestone_and_ends_a_year_later()
    {
        var (token, end) = (await access.TokenAsync("sosh-5"), TestCampaign.Small.EndsAt);
        access.Time.SetUtcNow(end.AddTicks(-1));
        Assert.Equal(Callers.School, (await access.OpenAsync(token))!.Kind);

        access.Time.SetUtcNow(end);
        Assert.Equal(Callers.SchoolAfterEnd, (await access.OpenAsync(token))!.Kind);
        access.Time.SetUtcNow(end.AddYears(1).AddTicks(-1));
        Assert.Equal(Callers.SchoolAfterEnd, (await access.OpenAsync(token))!.Kind);

        access.Time.SetUtcNow(end.AddYears(1));
        Assert.Equal(new LinkReading(null, end.AddYears(1)), await access.Links.ReadAsync(token, CancellationToken.None));
    }

    [Fact]
    public async Task X6_a_replaced_link_is_worthless_and_the_other_schools_keep_theirs()
    {
        var (old, other) = (await access.TokenAsync("sosh-5"), await access.TokenAsync("sosh-13"));
        await access.Links.ReplaceAsync(TestCampaign.Small, TestCampaign.Small.Organizations[0], CancellationToken.None);
        Assert.Equal(LinkReading.Worthless, await access.Links.ReadAsync(old, CancellationToken.None));
        Assert.NotNull(await access.OpenAsync(await access.TokenAsync("sosh-5")));
        Assert.NotNull(await access.OpenAsync(other));
    }
}
