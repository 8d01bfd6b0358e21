using RoadmapFunctions.CampaignVersions.Drafts;
using Xunit;

namespace RoadmapFunctions.Tests.CampaignVersions.Drafts;

/// <summary>Two windows write the same part.</summary>
public sealed class FieldMergeTests
{
    private static readonly Dictionary<string, string> Drawn = Fields(("title", "Старое"), ("place", ""), ("period", "2022"));

    [Fact]
    public void What_each_has_changed_alone_counts_and_nothing_is_asked()
    {
        var merge = Of(Drawn, With(Drawn, ("title", "Моё")), With(Drawn, ("place", "Омск")));
        Assert.Empty(merge.Conflicts);
        Assert.Equal(("Моё", "Омск", "2022"), (merge.Fields["title"], merge.Fields["place"], merge.Fields["period"]));
    }

    [Fact]
    public void A_field_that_both_have_changed_is_named_and_keeps_the_writers_words()
    {
        var merge = Of(Drawn, With(Drawn, ("title", "Моё")), With(Drawn, ("title", "Чужое"), ("place", "Омск")));
        Assert.Equal(["title"], merge.Conflicts);
        Assert.Equal(("Моё", "Омск"), (merge.Fields["title"], merge.Fields["place"]));
    }

    [Fact]
    public void The_same_change_of_both_is_no_conflict() =>
        Assert.Empty(Of(Drawn, With(Drawn, ("title", "Общее")), With(Drawn, ("title", "Общее"))).Conflicts);

    [Fact]
    public void A_mark_that_was_taken_away_is_a_change()
    {
        var drawn = With(Drawn, ("required", "true"));
        Assert.False(Of(drawn, Drawn, With(drawn, ("place", "Омск"))).Fields.TryGetValue("required", out var mark) && mark.Length > 0);
        Assert.Equal("true", Of(Drawn, Drawn, With(Drawn, ("required", "true"))).Fields["required"]);
    }

    [Fact]
    public void A_page_that_does_not_say_what_it_showed_is_merged_nowhere()
    {
        var merge = FieldMerge.Of(string.Empty, With(Drawn, ("title", "Моё")), With(Drawn, ("place", "Омск")));
        Assert.Equal(["title", "place"], merge.Conflicts);
    }

    [Fact]
    public void Items_of_a_list_are_merged_by_field_while_the_list_has_the_same_items()
    {
        var drawn = Options("а", "б");
        var merge = Of(drawn, With(drawn, ("options[0].text", "моё")), With(drawn, ("options[1].text", "чужое")));
        Assert.Empty(merge.Conflicts);
        Assert.Equal(("моё", "чужое"), (merge.Fields["options[0].text"], merge.Fields["options[1].text"]));
    }

    [Fact]
    public void A_list_with_other_items_is_one_field()
    {
        var drawn = Options("а", "б");
        var shorter = Options("б");
        Assert.Equal(shorter, Of(drawn, drawn, shorter).Fields);
        Assert.Equal(shorter, Of(drawn, shorter, drawn).Fields);
        Assert.NotEmpty(Of(drawn, With(drawn, ("options[0].text", "моё")), shorter).Conflicts);
    }

    private static FieldMerge Of(Dictionary<string, string> drawn, Dictionary<string, string> sent, Dictionary<string, string> theirs) =>
        FieldMerge.Of(FieldMerge.Drawn(drawn), sent, theirs);

    private static Dictionary<string, string> Options(params string[] texts) =>
        Fields([.. texts.SelectMany((text, index) => new[] { ($"options[{index}].id", $"id-{text}"), ($"options[{index}].text", text) })]);

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> With(Dictionary<string, string> fields, params (string Name, string Value)[] changes) =>
        fields.Concat(Fields(changes)).GroupBy(field => field.Key).ToDictionary(field => field.Key, field => field.Last().Value);
}
