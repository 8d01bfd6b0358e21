using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reminders;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reminders;

/// <summary>What stands in a letter and around it.</summary>
public sealed class LetterTests(AzuriteFixture azurite) : MailTests(azurite)
{
    [Fact]
    public async Task The_letter_says_whose_it_is_who_reads_replies_when_and_that_a_machine_wrote_it()
    {
        await using var app = await StartAsync(
            "reminders-headers",
            services => services.Configure<MailOptions>(options => options.OperatorAddress = "person@imc.test")
        );
        await SendAsync(app);
        var letter = Mail.Taken[0];
        Assert.Equal("\"ИМЦ\" <imc@roadmap.test>", letter.From.ToString());
        Assert.Equal("person@imc.test", letter.ReplyTo.ToString());
        Assert.Equal("auto-generated", letter.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal(app.Time.GetUtcNow(), letter.Date, TimeSpan.FromMinutes(10));
        Assert.EndsWith("@roadmap.test", letter.MessageId, StringComparison.Ordinal);
        Assert.Empty(letter.Cc.Concat(letter.Bcc));
    }

    [Fact]
    public async Task Line_breaks_in_names_add_no_header_and_nobody_to_the_recipients()
    {
        const string Injection = "\r\nBcc: all@evil.test\r\n\r\n<b>";
        var hostile = Campaign with
        {
            Title = "Тема" + Injection,
            Operator = Campaign.Operator with { Name = "ИМЦ" + Injection },
            Organizations =
            [
                .. Campaign.Organizations.Select(school =>
                    school with
                    {
                        Name = school.Name + Injection,
                        ShortName = school.ShortName + Injection,
                    }
                ),
            ],
        };
        await using var app = await StartAsync("reminders-injection", campaign: hostile);
        Assert.Equal(Schools, await SendAsync(app));
        Assert.All(
            Mail.Taken,
            letter =>
            {
                Assert.DoesNotContain(letter.Headers, header => header.Id is HeaderId.Bcc or HeaderId.Cc);
                Assert.Contains("Bcc: all@evil.test", letter.Subject, StringComparison.Ordinal); // as words
                Assert.Contains("Bcc: all@evil.test", letter.From.Mailboxes.Single().Name, StringComparison.Ordinal);
                Assert.Single(letter.To);
                Assert.Contains("&lt;b&gt;", letter.HtmlBody, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task A_Cyrillic_domain_goes_in_the_form_that_every_server_knows()
    {
        await using var app = await StartAsync(
            "reminders-idn",
            campaign: Campaign with
            {
                Organizations = [Campaign.Organizations[0] with { Email = "school@школа-5.рф" }],
            }
        );
        Assert.Equal(1, await SendAsync(app));
        Assert.Equal("school@xn---5-6kc3bfr2e.xn--p1ai", Mail.Taken[0].Headers[HeaderId.To]);
    }
}
