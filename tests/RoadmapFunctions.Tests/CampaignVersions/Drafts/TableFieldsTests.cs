using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using Xunit;

namespace RoadmapFunctions.Tests.CampaignVersions.Drafts;

/// <summary>The editor makes tables of questions and changes them.</summary>
public sealed class TableFieldsTests
{
    private static readonly Campaign Campaign = KindsCampaign.With([.. KindsCampaign.Table, KindsCampaign.Number]);

    [Fact]
    public void The_editor_makes_a_table_of_lines_and_what_its_rows_share_is_written_once()
    {
        var list = new QuestionsPart();
        var added = list.Apply(Campaign, Fields(list, Campaign, ("tables[0].id", "")));
        var first = added.Activities[^1];
        Assert.Equal(("20.1", new QuestionTable("", "")), (first.Number, first.Table));

        var page = new QuestionPart(first.Id);
        var table = page.Apply(
            added,
            Fields(
                page,
                added,
                (TableFields.Question, "Кто ведёт кружки"),
                (TableFields.Row, "Шахматы"),
                (TableFields.MoreRows, "Робототехника\n\n Театр "),
                ("kind", "one-of"),
                ("notCounted", "true"),
                (QuestionPart.AllChecked, "true"),
                ("options[0].id", ""),
                ("options[0].text", "Учитель"),
                ("options[1].id", ""),
                ("options[1].text", "Приглашённый")
            )
        );
        var rows = table.Activities.TakeLast(3).ToList();
        Assert.Equal(
            ["20.1 Кто ведёт кружки [Шахматы]", "20.2 Кто ведёт кружки [Робототехника]", "20.3 Кто ведёт кружки [Театр]"],
            rows.Select(row => $"{row.Number} {row.Title}")
        );
        Assert.Equal(3, rows.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(DraftMistakes.Of(table));

        var last = new QuestionPart(rows[2].Id);
        var changed = last.Apply(table, Fields(last, table, (TableFields.Question, "Кто руководит"), ("options[1].text", "Родитель")));
        Assert.Empty(DraftMistakes.Of(changed));
        Assert.All(changed.Activities.TakeLast(3), row => Assert.Equal("Родитель", row.Options[1].Text));
        Assert.Equal("Кто руководит [Шахматы]", changed.Activities[^3].Title);
        Assert.Equal(rows.Select(row => row.Id), changed.Activities.TakeLast(3).Select(row => row.Id));
        Assert.Equal(Campaign.Activities, changed.Activities.SkipLast(3));
    }

    [Fact]
    public void A_question_that_is_added_after_a_table_gets_the_next_number()
    {
        var list = new QuestionsPart();
        var campaign = KindsCampaign.With([.. KindsCampaign.Table]);
        Assert.Equal("20", list.Apply(campaign, Fields(list, campaign, ("activities[5].id", ""))).Activities[^1].Number);
    }

    [Fact]
    public void The_mistakes_of_a_row_stand_beside_its_fields()
    {
        Assert.Equal((TableFields.Row, "Заполните это поле."), Mistake(new("Вопрос", ""), part => part.Field == TableFields.Row));
        Assert.Equal(TableFields.Question, Mistake(new("Вопрос [да]", "Строка"), _ => true).Field);
        var twice = KindsCampaign.Only(KindsCampaign.Table[0], KindsCampaign.Table[0] with { Id = "again" });
        Assert.Equal(TableFields.Row, Of(twice, new QuestionPart("again"))[0].Field);

        static (string Field, string Sentence) Mistake(QuestionTable table, Func<FieldMistake, bool> which) =>
            Of(
                    KindsCampaign.Only(KindsCampaign.Table[0] with { Table = table, Title = table.Title }),
                    new QuestionPart(KindsCampaign.Table[0].Id)
                )
                .First(which)
                is var found
                ? (found.Field, found.Sentence)
                : default;

        static IReadOnlyList<FieldMistake> Of(Campaign campaign, DraftPart part) =>
            DraftMistakes.Of(campaign, part, DraftMistakes.Of(campaign));
    }

    [Fact]
    public void A_row_waits_for_no_other_row_of_its_table()
    {
        var offered = ConditionFields.Offered(Campaign, "courses-physics").Select(each => each.Id);
        Assert.Equal(TestCampaign.Small.Activities.Select(each => each.Id), offered);
    }

    private static FormFields Fields(DraftPart part, Campaign campaign, params (string Name, string Value)[] changed) =>
        new(
            part.FieldsOf(campaign)
                .Concat(changed.Select(each => KeyValuePair.Create(each.Name, each.Value)))
                .GroupBy(field => field.Key, StringComparer.Ordinal)
                .ToDictionary(field => field.Key, field => field.Last().Value, StringComparer.Ordinal)
        );
}
