using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Forms;

public sealed class GoogleFormScriptTests
{
    private static readonly Lazy<GoogleModel> Tomsk = new(() => GoogleModel.Run(TestCampaign.Tomsk));

    [Fact]
    public void The_form_is_what_the_order_prints()
    {
        var items = Tomsk.Value["form"].GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(TestCampaign.Tomsk.Title, Tomsk.Value["form"].GetProperty("title").GetString());
        Assert.Equal(
            ["Наименование ООУ", .. TestCampaign.Tomsk.Activities.Select(activity => $"{activity.Number}. {activity.Title}")],
            items.Select(item => item.GetProperty("title").GetString())
        );
        Assert.Equal(TestCampaign.Tomsk.Organizations.Select(organization => organization.Name), Choices(items[0]));
        Assert.All(
            TestCampaign.Tomsk.Activities.Zip(items.Skip(1)),
            pair =>
            {
                Assert.Equal(pair.First.Options.Select(option => option.Text), Choices(pair.Second));
                Assert.True(pair.Second.GetProperty("other").GetBoolean()); // the order's header allows own words everywhere
                Assert.Equal(pair.First.Required, pair.Second.GetProperty("required").GetBoolean());
            }
        );
        Assert.True(items[0].GetProperty("required").GetBoolean());
        Assert.Contains("№ 25/п", Tomsk.Value["form"].GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_and_all_own_words_come_back_from_the_sheet() => AssertAllComesBack(TestCampaign.Tomsk, Tomsk.Value);

    [Fact]
    public void The_answers_are_stamped_in_the_campaigns_zone() => AssertStamped(TestCampaign.Tomsk, Tomsk.Value);

    [Fact]
    public void Nobody_is_asked_for_an_address_and_an_answer_can_be_corrected()
    {
        Assert.False(Tomsk.Value["form"].GetProperty("email").GetBoolean());
        Assert.True(Tomsk.Value["form"].GetProperty("edits").GetBoolean());
    }

    [Fact]
    public void What_to_put_into_the_campaign_is_told_and_fits_there()
    {
        var told = Tomsk.Value["told"].Deserialize<Told>(CampaignFile.Json)!;
        var campaign = TestCampaign.Tomsk with
        {
            Sheet = TestCampaign.Tomsk.Sheet with { SpreadsheetId = told.SpreadsheetId, Tab = told.Tab },
        };
        Assert.Empty(CampaignRules.Check(campaign));
        Assert.Equal(1234567890, told.Tab.SheetId);
        Assert.Contains(
            Tomsk.Value["logged"].EnumerateArray(),
            line => line.GetString()!.Contains(told.SpreadsheetId, StringComparison.Ordinal)
        );
        Assert.Contains(
            Tomsk.Value["logged"].EnumerateArray(),
            line => line.GetString()!.Contains("«Отметка времени»", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_second_run_makes_no_second_form_and_what_to_put_in_can_be_read_again()
    {
        Assert.StartsWith("Форма уже создана", Tomsk.Value["again"].GetString(), StringComparison.Ordinal);
        Assert.Equal(1, Tomsk.Value["forms"].GetInt32());
        Assert.Equal(Tomsk.Value["told"].GetRawText(), Tomsk.Value["openedAgain"].GetRawText());
    }

    [Fact]
    public void A_tab_that_Google_adds_very_late_is_found_by_openForm()
    {
        var model = GoogleModel.Run(TestCampaign.Small, tabDelay: 60_000);
        Assert.Contains("openForm", model["late"].GetString(), StringComparison.Ordinal);
        Assert.Equal(1234567890, model["told"].GetProperty("tab").GetProperty("sheetId").GetInt32());
        AssertAllComesBack(TestCampaign.Small, model);
        Assert.Equal(JsonValueKind.Null, Tomsk.Value["late"].ValueKind);
    }

    [Fact]
    public void A_form_that_Google_refuses_halfway_is_named_and_the_next_run_starts_anew()
    {
        var activity = TestCampaign.Small.Activities[0];
        var model = GoogleModel.Run(
            TestCampaign.Small with
            {
                Activities = [activity with { Options = [activity.Options[0], activity.Options[0]] }],
            }
        );
        Assert.Matches("^Форма создана не до конца.*forms/d/1Form-0/edit.*duplicate", model["refused"].GetString());
        Assert.Contains("1Form-1", model["refusedAgain"].GetString(), StringComparison.Ordinal);
        Assert.Contains("Сначала запустите createForm", model["open"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_trigger_is_installed_once_and_says_before_that_what_it_lacks()
    {
        Assert.Contains("APP_URL", Tomsk.Value["withoutUrl"].GetString(), StringComparison.Ordinal);
        Assert.All(
            Tomsk.Value["badUrls"].EnumerateArray(),
            refusal => Assert.Contains("https://", refusal.GetString(), StringComparison.Ordinal)
        ); // a key never goes over plain HTTP
        Assert.Contains("SYNC_KEY", Tomsk.Value["withoutKey"].GetString(), StringComparison.Ordinal);
        Assert.Contains("SYNC_KEY не действует", Tomsk.Value["wrongKey"].GetString(), StringComparison.Ordinal);
        Assert.Equal(0, Tomsk.Value["triggersBefore"].GetInt32());
        Assert.All(Tomsk.Value["installed"].EnumerateArray(), refusal => Assert.Equal(JsonValueKind.Null, refusal.ValueKind));
        var trigger = Assert.Single(Tomsk.Value["triggers"].EnumerateArray());
        Assert.Equal(Tomsk.Value["told"].GetProperty("spreadsheetId").GetString(), trigger.GetProperty("id").GetString());
    }

    /// <summary>The sheet stays the only way in, so the same answer can't become two versions.</summary>
    [Fact]
    public void An_answer_makes_the_app_read_the_sheet_and_carries_nothing_else() =>
        Assert.All(
            Tomsk.Value["fetched"].EnumerateArray(),
            call =>
            {
                Assert.Equal("https://roadmap.example/api/campaigns/tomsk-roadmap-2020-2021-h1/sync", call.GetProperty("url").GetString());
                Assert.Equal("post", call.GetProperty("method").GetString());
                Assert.Equal("the key", call.GetProperty("headers").GetProperty("X-Roadmap-Key").GetString());
                Assert.False(call.GetProperty("followRedirects").GetBoolean()); // the key would go along
                Assert.False(call.TryGetProperty("payload", out _));
            }
        );

    /// <summary>The app lets a script ask twelve times a minute, see <see cref="RoadmapFunctions.Access.Flood"/>.</summary>
    [Fact]
    public void Thirty_answers_in_a_minute_are_at_most_twelve_readings_and_each_answer_is_read_within_ten_seconds()
    {
        var (answers, asks) = (Times("rush"), Times("asks"));
        Assert.Equal(30, answers.Count);
        Assert.InRange(asks.Count, 1, 12);
        Assert.All(answers, answer => Assert.Contains(asks, ask => ask >= answer && ask <= answer + 10_000));
        Assert.All(
            asks.Zip(asks.Skip(1)),
            pair => Assert.True(pair.Second - pair.First >= RoadmapFunctions.Access.Flood.FormSeconds * 1000)
        );
    }

    [Fact]
    public void An_app_that_does_not_hear_is_told_of_and_the_next_answer_asks_again()
    {
        Assert.Contains("503", Tomsk.Value["deaf"].GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Tomsk.Value["healed"].ValueKind);
    }

    [Fact]
    public void Hostile_texts_stay_texts()
    {
        const string Hostile = "\"; throw new Error('x'); //\n`${1}` </script> \u2028 \u2029 \\u0022 */ const CAMPAIGN = null; 'ё' 😀";
        var campaign = TestCampaign.Small with
        {
            Title = Hostile,
            Organizations =
            [
                .. TestCampaign.Small.Organizations.Select(organization => organization with { Name = $"{Hostile} {organization.Name}" }),
            ],
            Activities =
            [
                .. TestCampaign.Small.Activities.Select(activity =>
                    activity with
                    {
                        Title = $"{activity.Title} {Hostile}",
                        Options = [.. activity.Options.Select(option => option with { Text = $"{option.Text} {Hostile}" })],
                    }
                ),
            ],
        };
        var model = GoogleModel.Run(campaign);
        Assert.Equal(CleanText.OneLine(Hostile), model["form"].GetProperty("title").GetString());
        Assert.DoesNotContain('\n', CleanText.OneLine(Hostile));
        AssertAllComesBack(campaign, model);
    }

    [Fact]
    public void A_list_of_two_thousand_schools_comes_back_whole()
    {
        var school = TestCampaign.Small.Organizations[0];
        var campaign = TestCampaign.Small with
        {
            Organizations =
            [
                .. Enumerable
                    .Range(1, 2000)
                    .Select(number =>
                        school with
                        {
                            Id = $"school-{number}",
                            Name = $"Школа № {number}",
                            ShortName = $"Ш {number}",
                            Aliases = null,
                        }
                    ),
            ],
        };
        AssertAllComesBack(campaign, GoogleModel.Run(campaign));
    }

    internal static void AssertStamped(Campaign campaign, GoogleModel model)
    {
        Assert.Equal(campaign.TimeZone, model["zone"].GetString());
        Assert.Equal(
            model["instants"].EnumerateArray().Select(instant => DateTimeOffset.FromUnixTimeMilliseconds(instant.GetInt64())),
            model.Parse(campaign).Submissions.Select(submission => submission.SubmittedAt).Order()
        );
    }

    internal static void AssertAllComesBack(Campaign campaign, GoogleModel model)
    {
        var parsed = model.Parse(campaign);
        Assert.Empty(parsed.Rejected);
        Assert.Equal(0, parsed.BlankRows);
        Assert.Equal(
            campaign.Organizations.Select(organization => organization.Id).Order(StringComparer.Ordinal),
            parsed.Submissions.Select(each => each.OrganizationId).Distinct().Order(StringComparer.Ordinal)
        );
        var answers = parsed.Submissions.SelectMany(submission => submission.Answers).ToList();
        Assert.All(answers, answer => Assert.Null(answer.Ambiguous));
        Assert.All(
            campaign.Activities,
            activity =>
            {
                var own = answers.Where(answer => answer.ActivityId == activity.Id).ToList();
                Assert.All(
                    activity.Options,
                    option =>
                    {
                        Assert.Contains(own, answer => answer.OptionIds is [var id] && id == option.Id && answer.Other is null);
                        Assert.Contains(
                            own,
                            answer => answer.OptionIds is [var id] && id == option.Id && answer.Other == "Свои слова, с запятой"
                        );
                    }
                );
                Assert.Contains(own, answer => answer.OptionIds.Count == 0 && answer.Other == "только свои слова");
                Assert.Contains(own, answer => answer.OptionIds.Count == 0 && answer.Other == "2021");
                Assert.Contains(own, answer => answer.OptionIds.Count == activity.Options.Count && answer.Other is null);
                Assert.Contains(own, answer => answer.OptionIds.Count == activity.Options.Count && answer.Other == "и свои слова");
            }
        );
    }

    private static List<long> Times(string name) => [.. Tomsk.Value[name].EnumerateArray().Select(time => time.GetInt64())];

    private static IEnumerable<string?> Choices(JsonElement item) =>
        item.GetProperty("choices").EnumerateArray().Select(choice => choice.GetString());

    private sealed record Told(string SpreadsheetId, ResponseTab Tab);
}
