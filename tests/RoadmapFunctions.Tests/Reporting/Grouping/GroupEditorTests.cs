using System.Text.Json;
using CsCheck;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Grouping;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Grouping;

/// <summary>Each step of the operator's makes corrections by which the groups come out as the operator has left them.</summary>
public sealed class GroupEditorTests
{
    private static readonly string[] Written =
    [
        "беседа с родителями",
        "беседы с родителями",
        "анкета учителей",
        "анкеты учителям",
        "лекторий",
    ];

    [Fact]
    public void A_group_is_renamed_and_takes_what_comes_later()
    {
        var corrections = Edit([], editor => editor.Rename(Id("беседы с родителями"), "Работа с семьёй"));
        Assert.Equal(
            [
                "Работа с семьёй: беседа с родителями | беседы с родителями",
                "анкета учителей: анкета учителей | анкеты учителям",
                "лекторий: лекторий",
            ],
            Told(corrections)
        );
        Assert.Contains(
            "Работа с семьёй: беседа с родителями | беседой с родителями | беседы с родителями",
            Told(corrections, [.. Written, "беседой с родителями"])
        );
    }

    [Fact]
    public void Groups_are_joined_under_the_name_of_one_of_them() =>
        Assert.Equal(
            ["анкета учителей: анкета учителей | анкеты учителям | беседа с родителями | беседы с родителями", "лекторий: лекторий"],
            Told(Edit([], editor => editor.Move([Id("беседа с родителями"), Id("беседы с родителями")], Id("анкеты учителям"))))
        );

    [Fact]
    public void A_text_moved_out_and_back_leaves_no_correction()
    {
        var split = Edit([], editor => editor.MoveToNew([Id("беседы с родителями")], "Собрания"));
        Assert.Contains("Собрания: беседы с родителями", Told(split));
        Assert.Contains("беседа с родителями: беседа с родителями", Told(split));
        Assert.Empty(Edit(split, editor => editor.Move([Id("беседы с родителями")], Id("беседа с родителями"))));
        Assert.Empty(Edit(split, editor => editor.Release(Id("беседы с родителями"))));
    }

    [Fact]
    public void A_text_that_represented_its_group_may_leave_it()
    {
        var corrections = Edit(
            [new("Семья", ["беседы с родителями"])],
            editor => editor.MoveToNew([Id("беседы с родителями")], "Собрания")
        );
        Assert.Contains("Семья: беседа с родителями", Told(corrections));
        Assert.Contains("Собрания: беседы с родителями", Told(corrections));
    }

    [Fact]
    public void Texts_that_nobody_writes_any_more_go_with_their_group_until_they_are_forgotten()
    {
        IReadOnlyList<CorrectedGroup> corrections = [new("Семья", ["беседы с родителями", "встречи с отцами"])];
        var renamed = Edit(corrections, editor => editor.Rename(Id("беседы с родителями"), "Родители"));
        Assert.Equal(
            ["беседа с родителями", "беседы с родителями", "встречи с отцами"],
            Assert.Single(renamed, group => group.Name == "Родители").GroupsOf
        );
        Assert.Equal(["беседа с родителями", "беседы с родителями"], Assert.Single(Edit(renamed, editor => editor.ForgetLost())).GroupsOf);
    }

    [Theory]
    [InlineData(" ", "Не названа группа")]
    [InlineData("Семья", "уже есть")]
    [InlineData("анкета учителей", "уже есть")]
    public void A_name_is_needed_and_no_other_group_may_have_it(string name, string sentence)
    {
        IReadOnlyList<CorrectedGroup> corrections = [new("Семья", ["беседы с родителями"])];
        Assert.Contains(
            sentence,
            Assert.Throws<GroupEditException>(() => Edit(corrections, editor => editor.MoveToNew([Id("лекторий")], name))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_name_that_is_too_long_nothing_ticked_and_a_text_that_is_gone_are_refused()
    {
        Assert.Contains(
            "длиннее 80",
            Assert.Throws<GroupEditException>(() => Edit([], editor => editor.Rename(Id("лекторий"), new string('а', 81)))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Ничего не отмечено",
            Assert.Throws<GroupEditException>(() => Edit([], editor => editor.Move([], Id("лекторий")))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "больше нет",
            Assert.Throws<GroupEditException>(() => Edit([], editor => editor.Move([Id("утренник")], Id("лекторий")))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_found_group_that_bears_the_name_of_a_corrected_one_does_not_become_one_with_it()
    {
        string[] written = ["курсы", "анкета", "лекторий"];
        var editor = new GroupEditor(Words(written), [new("курсы", Texts: ["анкета"])]);
        editor.Move([Id("лекторий")], Id("курсы"));
        Assert.Equal(["курсы: анкета", "курсы (2): курсы | лекторий"], Told(editor.Corrections, written));
    }

    /// <summary>Random steps over random texts, held against a plain list of who stands with whom.</summary>
    [Fact]
    public void Whatever_the_steps_the_moved_texts_stand_together_the_others_stay_and_the_rules_hold() =>
        Gen.Select(
                Gen.OneOf("проведены", "беседы", "родителями", "анкета", "курсы", "учителя", "+")
                    .Array[1, 4]
                    .Select(words => string.Join(' ', words))
                    .Array[2, 12],
                Gen.Select(Gen.Int[0, 3], Gen.Int[0, 11].Array[1, 4], Gen.Int[0, 11]).Array[1, 8]
            )
            .Sample(
                (texts, steps) =>
                {
                    OwnWords[] words =
                    [
                        .. texts.Select((text, index) => new OwnWords(new($"school-{index}", $"Школа № {index}", $"№ {index}"), text)),
                    ];
                    IReadOnlyList<CorrectedGroup> corrections = [];
                    foreach (var (number, (kind, chosen, to)) in steps.Index())
                    {
                        var before = Together(words, corrections);
                        string[] moved = [.. chosen.Select(index => Id(texts[index % texts.Length])).Distinct(StringComparer.Ordinal)];
                        var target = Id(texts[to % texts.Length]);
                        var editor = new GroupEditor(words, corrections);
                        switch (kind)
                        {
                            case 0:
                                editor.Move(moved, target);
                                break;
                            case 1:
                                editor.MoveToNew(moved, $"Новая {number}");
                                break;
                            case 2:
                                editor.Rename(target, $"Переименованная {number}");
                                break;
                            default:
                                editor.Release(target);
                                break;
                        }

                        corrections = editor.Corrections;
                        GroupCorrections.Parse(
                            TestCampaign.Small,
                            JsonSerializer.SerializeToUtf8Bytes(new GroupCorrections([new("scheme", corrections)]), CampaignFile.Json)
                        ); // throws where a rule is broken
                        if (kind == 3)
                        {
                            continue; // where the texts of a released group are found is the grouping's own matter
                        }

                        var after = Together(words, corrections);
                        if (kind == 2)
                        {
                            Assert.Equal(before, after);
                            continue;
                        }

                        var together = kind == 0 ? before.First(group => group.Contains(target)).Concat(moved) : moved;
                        Assert.Equal(
                            before
                                .Select(group => group.Except(together).Order(StringComparer.Ordinal).ToList())
                                .Append([.. together.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])
                                .Where(group => group.Count > 0)
                                .OrderBy(group => group[0], StringComparer.Ordinal),
                            after
                        );
                    }
                },
                iter: Tries.Of(200, whenLong: 20_000),
                seed: Tries.LawSeed
            );

    private static List<List<string>> Together(OwnWords[] words, IReadOnlyList<CorrectedGroup> corrections) =>
        [
            .. WordGroups
                .Of(words, corrections)
                .Groups.Select(group =>
                    group.Words.Select(each => Id(each.Text)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()
                )
                .OrderBy(group => group[0], StringComparer.Ordinal),
        ];

    private static IReadOnlyList<CorrectedGroup> Edit(IReadOnlyList<CorrectedGroup> corrections, Action<GroupEditor> step)
    {
        var editor = new GroupEditor(Words(Written), corrections);
        step(editor);
        return editor.Corrections;
    }

    private static string Id(string text) => WordGroups.IdOf(text);

    private static List<string> Told(IReadOnlyList<CorrectedGroup> corrections, string[]? written = null) =>
        [
            .. WordGroups
                .Of(Words(written ?? Written), corrections)
                .Groups.OrderBy(group => group.Name, StringComparer.Ordinal)
                .Select(group => $"{group.Name}: {string.Join(" | ", group.Words.Select(words => words.Text))}"),
        ];

    private static OwnWords[] Words(string[] texts) =>
        [.. texts.Select((text, index) => new OwnWords(new($"school-{index}", $"Школа № {index}", $"№ {index}"), text))];
}
