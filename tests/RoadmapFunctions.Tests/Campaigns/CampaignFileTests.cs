using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Json.Schema;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

public sealed class CampaignFileTests
{
    [Theory]
    [InlineData("timeZone", "\"Asia/Tomks\"", "$.timeZone", "Asia/Tomsk")]
    [InlineData("id", "\"Томск\"", "$.id", "латинские строчные буквы")]
    [InlineData("title", "\" \"", "$.title", "впишите его")]
    [InlineData("organizations", "[]", "$.organizations", "перечислите организации")]
    [InlineData("milestones", "[]", "$.milestones", "ровно один")]
    public void A_mistake_names_its_file_its_place_and_how_to_fix_it(string property, string value, string place, string mend)
    {
        var mistake = Mistake(json => json[property] = JsonNode.Parse(value));
        Assert.StartsWith("Файл кампании next.json нельзя использовать:", mistake, StringComparison.Ordinal);
        Assert.Contains($"{place}: ", mistake, StringComparison.Ordinal);
        Assert.Contains(mend, mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", "UTF-16")]
    [InlineData("utf-16BE", "UTF-16")]
    [InlineData("utf-32", "UTF-32")]
    public void A_file_in_another_encoding_is_refused_by_the_name_of_the_encoding(string encoding, string name)
    {
        var other = Encoding.GetEncoding(encoding);
        foreach (var mark in new[] { other.GetPreamble(), [] })
        {
            if (mark.Length > 0 || name == "UTF-16")
            {
                var mistake = Assert.Single(
                    Assert
                        .Throws<CampaignFileException>(() =>
                            CampaignFile.Parse("small.json", [.. mark, .. other.GetBytes(Text(TestCampaign.Small))])
                        )
                        .Mistakes
                );
                Assert.Contains($"в кодировке {name}, а не UTF-8", mistake.Problem, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Byte_order_marks_before_a_file_are_read_past() =>
        Assert.Equal(
            TestCampaign.Small.Id,
            CampaignFile.Parse("small.json", Encoding.UTF8.GetBytes("\uFEFF\uFEFF" + Text(TestCampaign.Small))).Id
        );

    [Fact]
    public void A_missing_field_is_named() =>
        Assert.Contains(
            "нет обязательных полей: 'level'",
            Mistake(json => json["activities"]![0]!["options"]![1]!.AsObject().Remove("level")),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_misspelt_field_is_named() =>
        Assert.Contains("неизвестное поле «titel»", Mistake(json => json["activities"]![0]!["titel"] = "x"), StringComparison.Ordinal);

    [Fact]
    public void A_file_of_a_later_program_says_so_whatever_else_it_has() =>
        Assert.Contains(
            "$.format: файл вида 2, а программа читает файлы вида 1. Как исправить: обновите программу",
            Mistake(json => (json["format"], json["whatever"]) = (2, "x")),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_value_of_a_wrong_kind_is_placed() =>
        Assert.Contains(
            "$.milestones[0].date (строка ",
            Mistake(json => json["milestones"]![0]!["date"] = "30.01.2021"),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_text_that_is_no_JSON_is_placed() =>
        Assert.Contains(
            "строка 1",
            Assert.Throws<CampaignFileException>(() => CampaignFile.Parse("next.json", "{\"id\": }"u8)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Two_schools_of_one_name_are_refused() =>
        Assert.Contains(
            "есть и у другой организации",
            Mistake(json => json["organizations"]![1]!["aliases"] = new JsonArray("сош 5")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("sosh5")] // «sosh-5» is there
    [InlineData("sosh--5")]
    public void Two_schools_whose_ids_read_alike_are_refused(string id) =>
        Assert.Contains("есть и у другой организации", Mistake(json => json["organizations"]![1]!["id"] = id), StringComparison.Ordinal);

    [Theory]
    [InlineData("submittedAt")]
    [InlineData("organization")]
    public void A_column_that_every_row_needs_must_be_named(string column) =>
        Assert.Contains(
            "$.sheet.headers: не названы столбцы времени и школы",
            Mistake(json => json["sheet"]!["headers"]![column] = new JsonArray()),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("школа@example.org")]
    [InlineData("")]
    public void What_is_no_single_address_is_refused_as_a_school_s_email(string text) =>
        Assert.Contains(
            $"$.organizations[0].email: «{text}» — не адрес электронной почты. Как исправить: "
                + $"впишите один адрес вида school@example.org, до знака @ латиницей, или уберите адрес",
            Mistake(json => json["organizations"]![0]!["email"] = text),
            StringComparison.Ordinal
        );

    [Fact]
    public void Two_activities_under_one_header_are_refused() =>
        Assert.Contains(
            "так же называется другой столбец таблицы (вопрос 1)",
            Mistake(json => json["activities"]![1]!["title"] = "9. схема ЗАНЯТИЙ"),
            StringComparison.Ordinal
        );

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var message = Mistake(json =>
        {
            json["title"] = "";
            json["organizations"]![0]!["id"] = "СОШ";
        });
        Assert.Contains("$.title", message, StringComparison.Ordinal);
        Assert.Contains("$.organizations[0].id", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_reads_back_as_it_was_written() =>
        Assert.Equal(Text(TestCampaign.Small), Text(CampaignFile.Parse("small.json", Encoding.UTF8.GetBytes(Text(TestCampaign.Small)))));

    [Fact]
    public void The_published_schema_is_made_from_the_types_that_read_the_file()
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true };
        CampaignFile.Json.MakeReadOnly(populateMissingResolver: true); // as its first use does, which may come later
        var schema = CampaignFile.Json.GetJsonSchemaAsNode(typeof(Campaign), options).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Кампания мониторинга дорожной карты");
        Golden.Equal("src/RoadmapFunctions/Campaigns/campaign.schema.json", schema.ToJsonString(CampaignFile.Json) + "\n");
    }

    [Fact]
    public void The_file_mentions_the_respondent_only_if_the_campaign_asks()
    {
        Assert.Equal(RespondentQuestion.None, TestCampaign.Tomsk.Respondent);
        Assert.DoesNotContain("espondent", JsonSerializer.Serialize(TestCampaign.Tomsk, CampaignFile.Json), StringComparison.Ordinal);
        var asking = TestCampaign.Tomsk with { Respondent = RespondentQuestion.NameAndPost };
        Assert.Contains("\"respondent\": \"name-and-post\"", JsonSerializer.Serialize(asking, CampaignFile.Json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021-02-14")]
    [InlineData("2101-01-01")]
    public void Respondents_are_kept_at_least_to_the_last_milestone_and_not_for_ever(string until)
    {
        var mistake = Assert.Single(
            CampaignRules.Check(
                TestCampaign.Small with
                {
                    RespondentsUntil = DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture),
                }
            )
        );
        Assert.Equal("$.respondentsUntil", mistake.Place);
    }

    [Fact]
    public void The_published_schema_accepts_the_first_campaign_and_refuses_a_misspelt_one()
    {
        var schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Campaigns", "campaign.schema.json")));
        var campaign = JsonNode.Parse(File.ReadAllText(TestCampaign.TomskPath))!;
        Assert.True(schema.Evaluate(ToElement(campaign)).IsValid);
        campaign["titel"] = "x";
        Assert.False(schema.Evaluate(ToElement(campaign)).IsValid);
    }

    private static JsonElement ToElement(JsonNode node) => JsonSerializer.SerializeToElement(node);

    private static string Text(Campaign campaign) => JsonSerializer.Serialize(campaign, CampaignFile.Json);

    private static string Mistake(Action<JsonNode> spoil)
    {
        var json = JsonNode.Parse(Text(TestCampaign.Small))!;
        spoil(json);
        return Assert
            .Throws<CampaignFileException>(() => CampaignFile.Parse("next.json", Encoding.UTF8.GetBytes(json.ToJsonString())))
            .Message;
    }
}
