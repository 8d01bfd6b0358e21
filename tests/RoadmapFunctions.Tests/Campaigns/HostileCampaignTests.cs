using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents.Word;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

/// <summary>What the start accepts can be made into a report, and what cannot is refused with its place.</summary>
public sealed class HostileCampaignTests
{
    public static TheoryData<string> Values =>
        [
            "",
            " ",
            "\u00A0",
            "\u200B",
            " впереди",
            "позади ",
            "две\nстроки",
            "конец\n",
            "таб\tуляция",
            "нуль\0",
            "\u001B[31m",
            "пол\uFFFF",
            "<b>&amp;\"'</b>",
            "]]>",
            "=1+1",
            new string('ы', 5000),
        ];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Each_field_with_a_hostile_text_is_refused_with_its_place_or_makes_every_document(string value)
    {
        var file = JsonSerializer.SerializeToNode(TestCampaign.Small, CampaignFile.Json)!;
        foreach (var place in Texts(file).Select(text => text.GetPath()).Where(IsFirstOfItsKind).ToList())
        {
            var spoilt = file.DeepClone();
            Put(spoilt, place, value);
            try
            {
                await MakeAllAsync(CampaignFile.Parse("next.json", Encoding.UTF8.GetBytes(spoilt.ToJsonString())));
            }
            catch (CampaignFileException e)
            {
                Assert.Contains(
                    e.Mistakes,
                    mistake =>
                        place.StartsWith(mistake.Place.Split(' ')[0], StringComparison.Ordinal)
                        || mistake.Place.StartsWith("$.sheet.headers", StringComparison.Ordinal)
                );
            }
        }
    }

    [Theory]
    [InlineData("$.legalBasis.kind", "")]
    [InlineData("$.legalBasis.issuer", " ")]
    [InlineData("$.operator.signatoryName", "\u200B")]
    [InlineData("$.operator.name", "ИМЦ\r\nBcc: all@evil.test")]
    [InlineData("$.activities[0].number", "")]
    [InlineData("$.activities[0].options[0].number", " 1")]
    [InlineData("$.organizations[0].shortName", "СОШ № 5 ")]
    [InlineData("$.id", "small\n")]
    [InlineData("$.sheet.spreadsheetId", "spreadsheet-id\n")]
    public void What_a_document_prints_is_checked_at_the_start(string place, string value)
    {
        var file = JsonSerializer.SerializeToNode(TestCampaign.Small, CampaignFile.Json)!;
        Put(file, place, value);
        var refused = Assert.Throws<CampaignFileException>(() =>
            CampaignFile.Parse("next.json", Encoding.UTF8.GetBytes(file.ToJsonString()))
        );
        Assert.Equal(place, Assert.Single(refused.Mistakes).Place);
    }

    // What goes for one school goes for the next; milestones differ.
    private static bool IsFirstOfItsKind(string place) =>
        place.StartsWith("$.milestones", StringComparison.Ordinal) || !place.Any(character => character is >= '1' and <= '9');

    private static async Task MakeAllAsync(Campaign campaign)
    {
        var analysis = CampaignAnalysis.Of(campaign, SubmissionHistory.From([]), GroupCorrections.None);
        var head = new EditionHead(1, "Издание", "проверка", DateTimeOffset.UnixEpoch, null);
        Assert.NotEmpty(await Drawn.FilesAsync(new ReportData(analysis, [], head, Changes: null, null)));
        using var paper = new MemoryStream();
        WordWriter.Write(PaperForm.Compose(campaign, campaign.Organizations[0]), paper);
        Assert.NotEmpty(GoogleFormScript.Of(campaign));
    }

    private static IEnumerable<JsonNode> Texts(JsonNode node) =>
        node switch
        {
            JsonObject item => item.SelectMany(field => field.Value is null ? [] : Texts(field.Value)),
            JsonArray list => list.SelectMany(item => item is null ? [] : Texts(item)),
            JsonValue value when value.GetValueKind() is JsonValueKind.String => [node],
            _ => [],
        };

    private static void Put(JsonNode file, string place, string value) =>
        Texts(file).Single(text => text.GetPath() == place).ReplaceWith(value);
}
