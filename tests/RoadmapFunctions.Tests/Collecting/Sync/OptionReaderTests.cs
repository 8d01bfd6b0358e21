using CsCheck;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

public sealed class OptionReaderTests
{
    private static readonly int Cells = Tries.Of(20_000, whenLong: 200_000);

    private static readonly OptionReader Goals = new(TestCampaign.Activity("goals"));

    [Fact]
    public void Commas_inside_an_option_do_not_cut_it()
    {
        var answer = Goals.Read("Поставлены цели по предметам, классам, ООУ, Определены шаги")!;
        Assert.Equal(["set", "steps"], answer.OptionIds);
        Assert.Null(answer.Other);
    }

    [Fact]
    public void What_remains_after_the_options_is_own_words_with_their_commas()
    {
        var answer = Goals.Read("Определены шаги, встречи, беседы, \"круглый стол\"")!;
        Assert.Equal(["steps"], answer.OptionIds);
        Assert.Equal("встречи, беседы, \"круглый стол\"", answer.Other);
    }

    [Fact]
    public void Own_words_alone_are_no_option() => Assert.Equal("поставлены, но не все", Goals.Read("поставлены, но не все")!.Other);

    [Theory]
    [InlineData("1. Определены шаги")]
    [InlineData("  определены  ШАГИ. ")]
    public void Printed_numbers_case_and_signs_do_not_matter(string cell) => Assert.Equal(["steps"], Goals.Read(cell)!.OptionIds);

    [Fact]
    public void Options_are_given_in_the_order_of_the_questionnaire() =>
        Assert.Equal(["set", "steps"], Goals.Read("Определены шаги, Поставлены цели по предметам, классам, ООУ")!.OptionIds);

    [Fact]
    public void A_blank_cell_is_no_answer() => Assert.Null(Goals.Read("  \u00A0 "));

    [Theory]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData("👍")]
    [InlineData("…")]
    public void A_dash_after_an_option_with_commas_is_kept_and_is_no_answer_by_itself(string dash)
    {
        const string Option = "Поставлены цели по предметам, классам, ООУ";
        var both = Goals.Read($"{Option}, {dash}")!;
        Assert.Equal(["set"], both.OptionIds);
        Assert.Equal(dash, both.Other);
        var submission = new Submission
        {
            OrganizationId = "sosh-5",
            Source = SubmissionSource.Sheet,
            SubmittedAt = default,
            ObservedAt = default,
            Answers = [both, new OptionReader(TestCampaign.Activity("scheme")).Read(dash)!],
        };
        Assert.Equal(dash, submission.Answers[1].Other);
        Assert.Null(submission.AnswerTo("scheme"));
        Assert.Null(submission.AnswerTo("goals")!.Other);
        Assert.Equal(1, CampaignProgress.Of(TestCampaign.Small, SubmissionHistory.From([submission])).Organizations[0].Answered);
    }

    [Theory]
    [InlineData(",")]
    [InlineData(" , , ")]
    [InlineData("\u200B\u202E")]
    public void Commas_and_invisible_characters_alone_are_no_answer(string cell) => Assert.Null(Goals.Read(cell));

    [Theory]
    [InlineData("1.5 часа", "0", null)]
    [InlineData("1) 1.5 часа", "0", null)]
    [InlineData("2.5 часа", "1", null)]
    [InlineData("3.5 часа", null, "3.5 часа")]
    [InlineData("15.02.2021", null, "15.02.2021")]
    public void A_number_that_is_part_of_an_option_is_no_printed_number(string cell, string? option, string? words)
    {
        var answer = new OptionReader(Activity("1.5 часа", "2.5 часа", "10.02.2021")).Read(cell)!;
        Assert.Equal((option, words), (answer.OptionIds.SingleOrDefault(), answer.Other));
    }

    [Theory]
    [InlineData("сначала своё, Определены шаги")]
    [InlineData("Определены шаги, Определены шаги")]
    public void An_option_among_own_words_makes_the_cell_ambiguous(string cell)
    {
        var answer = Goals.Read(cell)!;
        Assert.Empty(answer.OptionIds);
        Assert.Equal(cell, answer.Ambiguous);
    }

    [Theory]
    [InlineData("Определены шаги, 10 из 10 классов", "10 из 10 классов")]
    [InlineData("Определены шаги, 100 %", "100 %")]
    [InlineData("Определены шаги ✓", null)]
    public void A_remark_that_takes_nothing_back_leaves_the_option(string cell, string? words)
    {
        var answer = Goals.Read(cell)!;
        Assert.Equal(["steps"], answer.OptionIds);
        Assert.Equal(words, answer.Other);
    }

    [Theory]
    [InlineData("Определены шаги, но не утверждены")]
    [InlineData("Определены шаги, однако не все, к маю закончим")]
    [InlineData("Определены шаги, так как были совещания")]
    [InlineData("Определены шаги, потому что все дети посещают тренинги в школе")]
    [InlineData("Определены шаги; за исключением 9 классов")]
    [InlineData("Поставлены цели по предметам, классам, ООУ, Определены шаги, НО НЕ ВЕЗДЕ")]
    [InlineData("Определены шаги, утверждены не все")]
    [InlineData("Определены шаги, требуют доработки")]
    [InlineData("Определены шаги, сейчас находятся на согласовании")]
    [InlineData("Определены шаги, приказ будет позже")]
    [InlineData("Определены шаги; проект приказа на утверждении")]
    [InlineData("Определены шаги, на сайте разместим в феврале")]
    [InlineData("Определены шаги, приказ отдан на подпись")]
    [InlineData("Определены шаги, отмечено по ошибке")]
    [InlineData("Определены шаги, запланировано на март")]
    [InlineData("Определены шаги, 3 из 10 классов")]
    [InlineData("Определены шаги, 50 %")]
    [InlineData("Определены шаги 👎")]
    [InlineData("❌ Определены шаги")]
    [InlineData("Определены шаги ???")]
    public void Own_words_that_go_on_with_the_sentence_of_an_option_leave_the_text_whole(string cell)
    {
        var answer = Goals.Read(cell)!;
        Assert.Empty(answer.OptionIds);
        Assert.Null(answer.Other);
        Assert.Equal(cell, answer.Ambiguous);
    }

    [Theory]
    [InlineData("Разработана, ждут утверждения", null)]
    [InlineData("Разработана, утверждение в феврале", null)]
    [InlineData("Разработана, внедрим в 3 четверти", null)]
    [InlineData("Разработана, большей частью", null)]
    [InlineData("Разработана, проект на подписи", null)]
    [InlineData("Разработана, приказ пока не подписан", null)]
    [InlineData("Разработана, приказом № 5", "приказом № 5")]
    [InlineData("Разработана, утверждена 12 января", "утверждена 12 января")]
    [InlineData("Разработана, Приложение 2 к программе", "Приложение 2 к программе")]
    public void What_goes_on_with_an_option_of_one_word_is_read_by_a_person_unless_it_says_by_what_it_was_done(string cell, string? words)
    {
        var answer = new OptionReader(TestCampaign.Activity("scheme")).Read(cell)!;
        Assert.Equal((words, words is null ? cell : null), (answer.Other, answer.Ambiguous));
    }

    [Theory]
    [InlineData("Определены шаги;Поставлены цели по предметам, классам, ООУ", "set steps", null)]
    [InlineData("Поставлены цели по предметам, классам, ООУ;Определены шаги", "set steps", null)]
    [InlineData("Определены шаги; встречи; беседы, круглый стол", "steps", "встречи; беседы, круглый стол")]
    [InlineData("встречи; беседы", "", "встречи; беседы")]
    [InlineData("Oпpeделены шaги", "steps", null)] // Latin O, p, e, a
    [InlineData("Определены шаги, ", "steps", null)]
    [InlineData("Определены шаги, согласованы и утверждены приказом", "steps", "согласованы и утверждены приказом")]
    [InlineData(
        "Определены шаги, совещание 12 января и круглый стол с родителями, один учитель не приехал",
        "steps",
        "совещание 12 января и круглый стол с родителями, один учитель не приехал"
    )]
    [InlineData("Определены шаги, , Поставлены цели по предметам, классам, ООУ", "set steps", null)]
    [InlineData("Поставлены цели по предметам, классам, ООУ, -", "set", "-")]
    [InlineData("Поставлены цели по предметам, классам, ООУ, +", "set", "+")]
    [InlineData("Поставлены цели по предметам, классам, ООУ, 👍", "set", "👍")]
    [InlineData("Определены шаги, 👍", "steps", "👍")]
    [InlineData("-", "", "-")]
    public void A_cell_says_its_options_and_keeps_the_rest_as_it_was_written(string cell, string options, string? words)
    {
        var answer = Goals.Read(cell)!;
        Assert.Equal((options, words, null), (string.Join(' ', answer.OptionIds), answer.Other, answer.Ambiguous));
        Assert.Equivalent(answer, Goals.Read(cell)); // the second time from memory
    }

    [Fact]
    public void Two_readings_make_the_cell_ambiguous()
    {
        var reader = new OptionReader(Activity("Кружки", "секции", "Кружки, секции"));
        Assert.Equal("Кружки, секции", reader.Read("Кружки, секции")!.Ambiguous);
        Assert.Equal(["1"], reader.Read("секции")!.OptionIds);
    }

    [Fact]
    public void The_longest_matching_option_is_read()
    {
        var reader = new OptionReader(Activity("Да", "Да, частично", "Нет"));
        Assert.Equal(["1"], reader.Read("Да, частично")!.OptionIds);
        Assert.Equal(["0", "2"], reader.Read("Да, Нет")!.OptionIds);
        Assert.Equal("в 5 классах", reader.Read("Да, частично, в 5 классах")!.Other);
    }

    [Fact]
    public void S9_reading_what_was_joined_gives_it_back_or_says_that_it_is_ambiguous()
    {
        var word = Gen.OneOf("Да", "Нет", "а", "б", "в, г", "Разработаны", "по предметам", "и ещё", "\"так\"");
        var phrase = word.Array[1, 3].Select(words => string.Join(", ", words));
        var options = phrase.Array[1, 5].Select(texts => texts.DistinctBy(TextKey.WithoutOrdinal).ToArray());
        Gen.Select(options, Gen.ULong, phrase, Gen.Bool)
            .Sample(
                (texts, mask, words, hasWords) =>
                {
                    var activity = Activity(texts);
                    var reader = new OptionReader(activity);
                    var chosen = activity.Options.Where((_, index) => (mask >> index & 1) == 1).ToList();
                    var answer = reader.Read(
                        string.Join(", ", [.. chosen.Select(option => option.Text), .. hasWords ? [words] : Array.Empty<string>()])
                    );

                    var same =
                        (answer?.OptionIds ?? []).SequenceEqual(chosen.Select(option => option.Id))
                        && answer?.Other == (hasWords ? words : null);

                    // Own words that begin with the very text of an option, or end one that was begun, cannot be told from it in the cell.
                    var endsAnOption = hasWords && (answer?.Other ?? string.Empty).Length < words.Length;
                    var pieces = words.Split(", ");
                    var saysAnOption =
                        hasWords
                        && texts.Any(text =>
                            Enumerable
                                .Range(1, pieces.Length)
                                .Any(count => TextKey.WithoutOrdinal(string.Join(", ", pieces.Take(count))) == TextKey.WithoutOrdinal(text))
                        );
                    return same || answer?.Ambiguous is not null || saysAnOption || endsAnOption;
                },
                iter: Cells,
                seed: Tries.LawSeed
            );
        Measured.Promise($"{Cells} cells, 0 guessed");
    }

    [Fact]
    public void Every_option_of_the_order_comes_back_alone_and_with_all_its_neighbours()
    {
        foreach (var activity in TestCampaign.Tomsk.Activities)
        {
            var reader = new OptionReader(activity);
            Assert.All(activity.Options, option => Assert.Equal([option.Id], reader.Read(option.Text)!.OptionIds));
            var all = reader.Read(string.Join(", ", activity.Options.Select(option => option.Text).Append("своё, с запятой")))!;
            Assert.Equal(activity.Options.Select(option => option.Id), all.OptionIds);
            Assert.Equal("своё, с запятой", all.Other);
        }
    }

    [Fact]
    public void A_hostile_cell_is_read_at_once()
    {
        var cell = string.Join(", ", Enumerable.Repeat("Определены", 3_000));
        Assert.Equal(cell, Goals.Read(cell)!.Other);
    }

    [Fact]
    public async Task Options_that_nest_in_each_other_are_read_at_once()
    {
        var nested = Enumerable.Range(1, 10).Select(count => string.Join(", ", Enumerable.Repeat("да", count))).ToArray();
        var cell = string.Join(", ", Enumerable.Repeat("да", 40)) + ", нет, и ещё";
        var answer = await Task.Run(() => new OptionReader(Activity(nested)).Read(cell), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal(cell, answer!.Ambiguous);
    }

    [Fact]
    public void A_hostile_cell_of_signs_is_read_at_once()
    {
        var cell = string.Join(", ", Enumerable.Repeat("-", 10_000));
        Assert.Equal(cell, Goals.Read(cell)!.Other);
    }

    private static Activity Activity(params string[] options) =>
        new(
            "activity",
            "1",
            "Мероприятие",
            [.. options.Select((text, index) => new ActivityOption($"{index}", $"{index + 1}", text, ExecutionLevel.Done))]
        );
}
