using System.Text;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>However a person, a phone or a converter spells the same letters, the row is read as the same.</summary>
public sealed class WritingTests
{
    private static readonly Campaign Campaign = TestCampaign.Small with
    {
        Organizations = [new("licej-7", "МАОУ Лицей № 7 имени Соловьёва", "Лицей № 7"), .. TestCampaign.Small.Organizations],
        Activities =
        [
            TestCampaign.Small.Activities[0] with
            {
                Options = [new("plan", "1", "Ещё идёт: свой план занятий", ExecutionLevel.InProgress)],
            },
            .. TestCampaign.Small.Activities.Skip(1),
        ],
    };

    public static TheoryData<string, Func<string, string>> Spellings =>
        new()
        {
            { "decomposed", text => text.Normalize(NormalizationForm.FormD) },
            { "without ё", text => text.Replace('ё', 'е') },
            { "capitals", text => text.ToUpperInvariant() },
            { "spaces that do not break", text => text.Replace(' ', '\u00A0') },
            { "narrow spaces", text => text.Replace(' ', '\u202F') },
            { "joiners", text => string.Join('\u200D', text.ToCharArray()) },
            { "a soft hyphen", text => text.Insert(3, "\u00AD") },
            { "turned writing", text => $"\u202B{text}\u202C\u200F" },
            { "a byte order mark", text => '\uFEFF' + text },
        };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void S11_a_school_an_option_and_a_header_are_known_in_any_writing(string how, Func<string, string> spelt)
    {
        var parsed = new SheetBuilder()
            .WithHeader([.. new[] { "Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги" }.Select(spelt)])
            .Answer(
                "2021-01-28 12:00:00",
                spelt("МАОУ Лицей № 7 имени Соловьёва"),
                spelt("Ещё идёт: свой план занятий"),
                "своё 👩\u200D🏫 🎓"
            )
            .Parse(Campaign);
        Assert.True(
            parsed.Rejected.Count == 0,
            $"{how}: {string.Join(Environment.NewLine, parsed.Rejected.Select(row => row.Fault.Explanation))}"
        );
        var answer = Assert.Single(parsed.Submissions);
        Assert.Equal("licej-7", answer.OrganizationId);
        Assert.Equal(["plan"], answer.AnswerTo("scheme")!.OptionIds);
        Assert.Equal("своё 👩\u200D🏫 🎓", answer.AnswerTo("goals")!.Other);
    }
}
