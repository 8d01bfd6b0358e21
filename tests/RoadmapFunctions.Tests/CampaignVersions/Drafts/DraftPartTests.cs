using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using Xunit;

namespace RoadmapFunctions.Tests.CampaignVersions.Drafts;

/// <summary>Fields of a page become a campaign, and mistakes of a campaign stand beside fields.</summary>
public sealed class DraftPartTests
{
    private static readonly Campaign Tomsk = TestCampaign.Tomsk with
    {
        AnswersFrom = new DateOnly(2021, 1, 20),
        Requisites = TestCampaign.Tomsk.Requisites with { Executor = new("М.П. Иванова", "51-00-00") },
    };

    public static TheoryData<string, string?> Parts
    {
        get
        {
            var parts = new TheoryData<string, string?>();
            foreach (var part in DraftPart.Once)
            {
                parts.Add(part.Name, part.Item);
            }

            foreach (var activity in Tomsk.Activities)
            {
                parts.Add(QuestionPart.PartName, activity.Id);
            }

            parts.Add(SchoolPart.PartName, "sosh-5");
            return parts;
        }
    }

    public static TheoryData<string> Questions => [.. KindsCampaign.All.Activities.Select(activity => activity.Id)];

    [Theory]
    [MemberData(nameof(Questions))]
    public void An_unedited_question_page_changes_nothing_and_every_edit_counts(string id)
    {
        var part = new QuestionPart(id);
        var drawn = part.FieldsOf(KindsCampaign.All);
        Assert.Equal(Spelled(KindsCampaign.All), Spelled(part.Apply(KindsCampaign.All, new FormFields(drawn))));
        Assert.All(
            drawn.Keys.Where(field => !IsId(field) && !IsChoice(field)),
            field =>
            {
                var sent = new Dictionary<string, string>(drawn, StringComparer.Ordinal) { [field] = OtherOf(field, drawn[field]) };
                Assert.NotEqual(Spelled(KindsCampaign.All), Spelled(part.Apply(KindsCampaign.All, new FormFields(sent))));
            }
        );

        static string OtherOf(string field, string text) =>
            field.StartsWith("date.", StringComparison.Ordinal) ? "11.03.2021"
            : field is "scale.from" ? "0"
            : field is "scale.to" ? "7"
            : field.EndsWith("east", StringComparison.Ordinal) ? "3"
            : field.EndsWith("most", StringComparison.Ordinal) ? "30"
            : Other(text);
    }

    [Fact]
    public void Pasted_options_follow_the_others_with_their_numbers_and_what_they_seem_to_say()
    {
        var part = new QuestionPart(KindsCampaign.NotCounted.Id);
        var before = KindsCampaign.NotCounted.Options;
        var drawn = part.FieldsOf(KindsCampaign.All).Where(field => !field.Key.StartsWith("options[2]", StringComparison.Ordinal));
        var sent = new Dictionary<string, string>(drawn, StringComparer.Ordinal)
        {
            [QuestionPart.MoreOptions] = "Методисты\n\n 7. Не привлекались;\n- В процессе отбора\nnobody",
        };
        var options = part.Apply(KindsCampaign.All, new FormFields(sent)).FindActivity(KindsCampaign.NotCounted.Id)!.Options;
        Assert.Equal(before.Take(2), options.Take(2));
        Assert.Equal(
            [
                ("3", "Методисты", ExecutionLevel.Done),
                ("7", "Не привлекались", ExecutionLevel.NotDone),
                ("5", "В процессе отбора", ExecutionLevel.InProgress),
                ("6", "nobody", ExecutionLevel.Done),
            ],
            options.Skip(2).Select(option => (option.Number, option.Text, option.Level))
        );
        Assert.NotEqual("nobody", options[^1].Id); // answers with the removed option are not given to it
    }

    [Theory]
    [InlineData("диагностика не проводилась", ExecutionLevel.NotDone)]
    [InlineData("диагностика запланирована на второе полугодие", ExecutionLevel.NotDone)]
    [InlineData("планируется", ExecutionLevel.NotDone)]
    [InlineData("Будет проведена в мае", ExecutionLevel.NotDone)]
    [InlineData("нет", ExecutionLevel.NotDone)]
    [InlineData("Нет, не участвовали", ExecutionLevel.NotDone)]
    [InlineData("отсутствует", ExecutionLevel.NotDone)]
    [InlineData("План отсутствует", ExecutionLevel.NotDone)]
    [InlineData("не требуется", ExecutionLevel.Silent)]
    [InlineData("диагностика проведена в части классов", ExecutionLevel.InProgress)]
    [InlineData("частично", ExecutionLevel.InProgress)]
    [InlineData("Проведена не во всех классах", ExecutionLevel.InProgress)]
    [InlineData("Разработаны, но не утверждены", ExecutionLevel.InProgress)]
    [InlineData("Проведены, итоги будут в мае", ExecutionLevel.InProgress)]
    [InlineData("Проводятся не реже раза в месяц", ExecutionLevel.Done)]
    [InlineData("Проведена во всех классах", ExecutionLevel.Done)]
    [InlineData("Используются прежние", ExecutionLevel.Unchanged)]
    public void What_denies_puts_off_or_limits_the_work_is_never_guessed_to_be_done(string text, ExecutionLevel level)
    {
        var part = new QuestionPart("causes");
        var option = part.Apply(Tomsk, new(With(part, QuestionPart.MoreOptions, text))).FindActivity("causes")!.Options[^1];
        Assert.Equal((level, true), (option.Level, option.Guessed));
    }

    [Fact]
    public void A_guess_is_a_mistake_beside_its_option_until_somebody_changes_or_confirms_it()
    {
        var part = new QuestionPart("causes");
        var guessed = part.Apply(Tomsk, new(With(part, QuestionPart.MoreOptions, "Меры не приняты\nСовещание запланировано\nНикто")));
        Assert.Equal(
            ["options[2].level", "options[3].level", "options[4].level"],
            DraftMistakes.Of(guessed, part, DraftMistakes.Of(guessed)).Select(mistake => mistake.Field)
        );
        Assert.Equal([false, true, true, true], Saved(guessed).Skip(1));
        Assert.Equal([false, false, true, true], Saved(guessed, ("options[2].level", "done")).Skip(1));
        Assert.Equal([false, true, false, true], Saved(guessed, ($"options[3].{QuestionPart.Checked}", "true")).Skip(1));
        Assert.Equal([false, false, false, false], Saved(guessed, (QuestionPart.AllChecked, "true")).Skip(1));

        IEnumerable<bool> Saved(Campaign campaign, params (string Field, string Value)[] changes)
        {
            var sent = new Dictionary<string, string>(part.FieldsOf(campaign), StringComparer.Ordinal);
            foreach (var (field, value) in changes)
            {
                sent[field] = value;
            }

            return part.Apply(campaign, new(sent)).FindActivity("causes")!.Options.Select(option => option.Guessed);
        }
    }

    [Fact]
    public void An_option_that_gets_its_first_words_is_guessed_unless_somebody_has_chosen()
    {
        var part = new QuestionPart("causes");
        var added = part.Apply(Tomsk, new(FieldLists.Apply(part.FieldsOf(Tomsk), "add:options")));
        var sent = new Dictionary<string, string>(part.FieldsOf(added), StringComparer.Ordinal) { ["options[2].text"] = "Не выявлены" };
        var option = part.Apply(added, new(sent)).FindActivity("causes")!.Options[2];
        Assert.Equal((ExecutionLevel.NotDone, true), (option.Level, option.Guessed));
        sent["options[2].level"] = "unchanged";
        option = part.Apply(added, new(sent)).FindActivity("causes")!.Options[2];
        Assert.Equal((ExecutionLevel.Unchanged, false), (option.Level, option.Guessed));
    }

    [Fact]
    public void A_limit_that_is_no_number_is_said_beside_its_field()
    {
        var part = new QuestionPart("trained");
        var sent = new Dictionary<string, string>(part.FieldsOf(KindsCampaign.All), StringComparer.Ordinal) { ["numeric.most"] = "много" };
        var fields = new FormFields(sent);
        part.Apply(KindsCampaign.All, fields);
        Assert.Equal(
            new FieldMistake("numeric.most", "«много» — не число. Впишите число цифрами: 12 или 12,5."),
            Assert.Single(fields.Mistakes)
        );
        sent["numeric.most"] = "-5";
        var campaign = part.Apply(KindsCampaign.All, new FormFields(sent));
        Assert.Equal("numeric.most", Assert.Single(DraftMistakes.Of(campaign, part, DraftMistakes.Of(campaign))).Field);
    }

    [Fact]
    public void A_question_that_becomes_one_for_a_number_keeps_all_else_until_its_fields_are_drawn()
    {
        var part = new QuestionPart("helped");
        var sent = new Dictionary<string, string>(part.FieldsOf(KindsCampaign.All), StringComparer.Ordinal) { ["kind"] = "number" };
        var changed = part.Apply(KindsCampaign.All, new FormFields(sent));
        Assert.Equal(
            KindsCampaign.ShortText with
            {
                Kind = QuestionKind.Number,
            },
            changed.FindActivity("helped")! with
            {
                Options = KindsCampaign.ShortText.Options,
            }
        );
        Assert.Contains("numeric.unit", part.FieldsOf(changed).Keys);
        Assert.Empty(DraftMistakes.Of(changed));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_page_that_is_sent_as_it_was_drawn_changes_nothing(string name, string? item)
    {
        var part = DraftPart.Find(Tomsk, name, item)!;
        var fields = new FormFields(part.FieldsOf(Tomsk));
        Assert.Equal(Spelled(Tomsk), Spelled(part.Apply(Tomsk, fields)));
        Assert.Empty(fields.Mistakes);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_field_of_a_page_counts(string name, string? item)
    {
        var part = DraftPart.Find(Tomsk, name, item)!;
        var drawn = part.FieldsOf(Tomsk);
        Assert.All(
            drawn.Keys.Where(field => !IsId(field) && !IsChoice(field)),
            field =>
            {
                var sent = new Dictionary<string, string>(drawn, StringComparer.Ordinal) { [field] = Other(drawn[field]) };
                Assert.NotEqual(Spelled(Tomsk), Spelled(part.Apply(Tomsk, new FormFields(sent))));
            }
        );
    }

    [Fact]
    public void Head_confirmation_is_chosen_on_the_dates_page_and_is_off_by_default()
    {
        var part = new DatesPart();
        Assert.Equal("none", part.FieldsOf(Tomsk)["confirmation"]);
        var asking = part.Apply(Tomsk, new FormFields(With(part, "confirmation", "head")));
        Assert.True(asking.AsksHead);
        Assert.Contains("\"confirmation\": \"head\"", Spelled(asking), StringComparison.Ordinal);
        Assert.DoesNotContain("confirmation", Spelled(Tomsk), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_cannot_be_read_is_said_beside_its_field_and_in_words()
    {
        var part = new DatesPart();
        var sent = With(part, "milestones[1].date", "где-то в феврале");
        var fields = new FormFields(sent);
        part.Apply(Tomsk, fields);
        Assert.Equal(
            new FieldMistake("milestones[1].date", "«где-то в феврале» — не дата. Впишите число, месяц и год: 30.01.2021."),
            Assert.Single(fields.Mistakes)
        );
    }

    [Theory]
    [InlineData("10 февраля 2021 года")]
    [InlineData("10.02.2021 г.")]
    [InlineData("2021-02-10")]
    public void A_day_is_read_in_the_ways_in_which_people_write_it(string text)
    {
        var part = new DatesPart();
        Assert.Equal(Spelled(Tomsk), Spelled(part.Apply(Tomsk, new FormFields(With(part, "milestones[1].date", text)))));
    }

    [Fact]
    public void A_mistake_of_the_file_stands_beside_its_field_without_a_path()
    {
        var broken = Tomsk with
        {
            Title = string.Empty,
            LegalBasis = Tomsk.LegalBasis with { Date = CampaignDraft.NoDate },
            Milestones = [.. Tomsk.Milestones.Select(each => each with { Date = CampaignDraft.NoDate })],
            Organizations = [Tomsk.Organizations[0] with { Email = "не адрес" }, .. Tomsk.Organizations.Skip(1)],
            Activities = [Tomsk.Activities[0] with { Options = [] }, .. Tomsk.Activities.Skip(1)],
        };
        var all = DraftMistakes.Of(broken);
        Assert.Equal(
            [new FieldMistake("title", "Заполните это поле."), new("legalBasis.date", "Впишите дату.")],
            DraftMistakes.Of(broken, new OrderPart(), all)
        );
        Assert.Contains(new FieldMistake("milestones[0].date", "Впишите дату."), DraftMistakes.Of(broken, new DatesPart(), all));
        Assert.Equal("email", Assert.Single(DraftMistakes.Of(broken, new SchoolPart("sosh-5"), all)).Field);
        Assert.Equal("options", Assert.Single(DraftMistakes.Of(broken, new QuestionPart("causes"), all)).Field);
        Assert.All(all, mistake => Assert.DoesNotContain("$.", DraftMistakes.SentenceOf(mistake), StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_is_named_by_the_address_that_a_browser_shows()
    {
        var part = new SheetPart();
        var sheet = part.Apply(
            Tomsk,
            new(With(part, "address", "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/edit?usp=sharing#gid=42"))
        ).Sheet;
        Assert.Equal(("1AbCdEfGhIjKlMnOp", 42), (sheet.SpreadsheetId, sheet.Tab.SheetId));
        Assert.True(SheetPart.IsMissing(part.Apply(Tomsk, new(With(part, "address", string.Empty)))));
    }

    [Fact]
    public void Places_of_a_recommendation_are_read_and_written_in_Russian()
    {
        var part = new RecommendationsPart();
        Assert.Contains("обеспечить выполнение {мероприятия}", part.FieldsOf(Tomsk).Values);
    }

    [Theory]
    [InlineData(
        "up:options[1]",
        "Приняты управленческие решения,Выявлены внутренние и внешние причины низких образовательных результатов обучающихся"
    )]
    [InlineData("remove:options[0]", "Приняты управленческие решения")]
    [InlineData(
        "add:options",
        "Выявлены внутренние и внешние причины низких образовательных результатов обучающихся,Приняты управленческие решения,"
    )]
    public void A_button_of_a_list_changes_the_fields_and_keeps_what_was_typed(string button, string expected)
    {
        var part = new QuestionPart("causes");
        var sent = FieldLists.Apply(With(part, "shortTitle", "Причины"), button);
        var activity = part.Apply(Tomsk, new(sent)).FindActivity("causes")!;
        Assert.Equal(expected, string.Join(',', activity.Options.Select(option => option.Text)));
        Assert.Equal("Причины", activity.ShortTitle);
        Assert.Distinct(activity.Options.Select(option => option.Id));
    }

    [Fact]
    public void A_copied_question_gets_an_id_of_its_own_and_a_moved_one_keeps_its()
    {
        var part = new QuestionsPart();
        var copied = part.Apply(Tomsk, new(FieldLists.Apply(part.FieldsOf(Tomsk), "copy:activities[0]")));
        Assert.Equal(Tomsk.Activities.Count + 1, copied.Activities.Count);
        Assert.Distinct(copied.Activities.Select(activity => activity.Id));
        Assert.Equal(copied.Activities[0].Title, copied.Activities[1].Title);
        var moved = part.Apply(Tomsk, new(FieldLists.Apply(part.FieldsOf(Tomsk), "down:activities[0]")));
        Assert.Equal(["goals", "causes"], moved.Activities.Take(2).Select(activity => activity.Id));
    }

    [Fact]
    public void Numbers_that_count_on_close_up_when_a_question_goes_and_make_room_when_it_returns()
    {
        var part = new QuestionsPart();
        var numbered = KindsCampaign.Only([
            .. Tomsk.Activities.Take(4).Select((each, index) => each with { Number = $"{index + 1}" }),
            .. KindsCampaign.Table.Select((row, index) => row with { Number = $"5.{index + 1}" }),
        ]);
        var gone = part.Apply(numbered, new(FieldLists.Apply(part.FieldsOf(numbered), "remove:activities[1]")));
        Assert.Equal(["1", "2", "3"], gone.Activities.Take(3).Select(each => each.Number));
        Assert.Equal(["4.1", "4.2"], gone.Activities.Skip(3).Take(2).Select(each => each.Number));
        Assert.Equal(Spelled(numbered), Spelled(QuestionsPart.Return(gone, new(numbered.Activities[1], 1))));
        Assert.Equal(Spelled(numbered), Spelled(QuestionsPart.Return(numbered, new(numbered.Activities[1], 1))));
    }

    [Fact]
    public void Numbers_of_an_order_with_holes_stay_as_the_order_prints_them()
    {
        var part = new QuestionsPart(); // the order has no 3
        var gone = part.Apply(Tomsk, new(FieldLists.Apply(part.FieldsOf(Tomsk), "remove:activities[0]")));
        Assert.Equal(Tomsk.Activities.Skip(1).Select(each => each.Number), gone.Activities.Select(each => each.Number));
    }

    [Theory]
    [InlineData("remove:options[99]")]
    [InlineData("up:options[0]")]
    [InlineData("explode:options[0]")]
    [InlineData("")]
    public void A_button_that_makes_no_sense_changes_nothing(string button)
    {
        var part = new QuestionPart("causes");
        Assert.Equal(Spelled(Tomsk), Spelled(part.Apply(Tomsk, new(FieldLists.Apply(part.FieldsOf(Tomsk), button)))));
    }

    [Fact]
    public void Two_options_that_contradict_each_other_are_marked_once_and_parted_by_taking_the_mark_away()
    {
        var before = KindsCampaign.Only(KindsCampaign.NotCounted);
        var marked = Sent(before, "options[0].excludes.nobody", "true");
        Assert.Equal(["nobody"], marked.Activities[0].Options[0].Excludes!);
        Assert.All(marked.Activities[0].Options.Skip(1), option => Assert.Null(option.Excludes));
        Assert.Equal(Spelled(before), Spelled(Sent(marked, "options[0].excludes.nobody", "")));

        static Campaign Sent(Campaign campaign, string field, string value)
        {
            var part = new QuestionPart("participants");
            return part.Apply(
                campaign,
                new(new Dictionary<string, string>(part.FieldsOf(campaign), StringComparer.Ordinal) { [field] = value })
            );
        }
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 0)]
    public void A_pair_stays_where_the_file_names_it_and_is_taken_away_from_there(int at, int other)
    {
        var options = KindsCampaign.NotCounted.Options.ToList();
        options[at] = options[at] with { Excludes = [options[other].Id] };
        var campaign = KindsCampaign.Only(KindsCampaign.NotCounted with { Options = options });
        var part = new QuestionPart("participants");
        var drawn = part.FieldsOf(campaign);
        Assert.Equal("true", drawn["options[0].excludes.nobody"]);
        Assert.Equal(Spelled(campaign), Spelled(part.Apply(campaign, new FormFields(drawn))));
        var parted = new Dictionary<string, string>(drawn, StringComparer.Ordinal) { ["options[0].excludes.nobody"] = "" };
        Assert.All(part.Apply(campaign, new FormFields(parted)).Activities[0].Options, option => Assert.Null(option.Excludes));
    }

    [Fact]
    public void A_pair_holds_when_its_options_change_places_and_not_when_one_of_them_goes()
    {
        var part = new QuestionPart("participants");
        var options = KindsCampaign.NotCounted.Options.ToList();
        options[0] = options[0] with { Excludes = ["parents"] };
        var campaign = KindsCampaign.Only(KindsCampaign.NotCounted with { Options = options });
        var moved = part.Apply(campaign, new(FieldLists.Apply(part.FieldsOf(campaign), "down:options[0]")));
        Assert.Equal(["parents", "teachers", "nobody"], moved.Activities[0].Options.Select(option => option.Id));
        Assert.Equal(["parents"], moved.Activities[0].Options[1].Excludes!);
        var gone = part.Apply(campaign, new(FieldLists.Apply(part.FieldsOf(campaign), "remove:options[1]")));
        Assert.All(gone.Activities[0].Options, option => Assert.Null(option.Excludes));
    }

    [Fact]
    public void A_corrected_text_stays_known_by_its_former_one()
    {
        var part = new QuestionPart("causes");
        var after = part.Apply(
            new SchoolPart("sosh-28").Apply(Tomsk, new(With(new SchoolPart("sosh-28"), "name", "МАОУ СОШ № 28 имени Гагарина"))),
            new(With(part, "options[1].text", "Решения приняты"))
        );
        var kept = FormerNames.Keep(Tomsk, after);
        Assert.Equal(["Приняты управленческие решения"], kept.FindActivity("causes")!.Options[1].Aliases);
        Assert.Contains("МАОУ СОШ № 28", kept.FindOrganization("sosh-28")!.Aliases!);
        Assert.Empty(CampaignRules.Check(kept));
    }

    [Theory]
    [InlineData("СОШ № 5", "sosh-5")]
    [InlineData("Ёлочка «Щука»", "yolochka-shhuka")]
    [InlineData("!!!", "school")]
    public void An_id_is_made_from_words(string words, string id) => Assert.Equal(id, Ids.From(words, "school", new HashSet<string>()));

    [Fact]
    public void An_id_that_is_taken_gets_a_number() =>
        Assert.Equal("sosh-5--3", Ids.From("СОШ № 5", "school", new HashSet<string> { "sosh-5", "sosh-5--2" }));

    private static Dictionary<string, string> With(DraftPart part, string field, string value) =>
        new(part.FieldsOf(Tomsk), StringComparer.Ordinal) { [field] = value };

    private static bool IsId(string field) => field.EndsWith("id", StringComparison.Ordinal);

    private static bool IsChoice(string field) =>
        field.EndsWith("kind", StringComparison.Ordinal) && field.StartsWith("milestones", StringComparison.Ordinal)
        || field is "kind"
        || field.EndsWith("level", StringComparison.Ordinal)
        || field.EndsWith("when", StringComparison.Ordinal)
        || field.EndsWith("addressee", StringComparison.Ordinal)
        || field.EndsWith("gender", StringComparison.Ordinal)
        || field == "other.number" // of a line that the order does not print
        || field is "respondent" or "confirmation";

    // Another day for a day, another text for a text, an address for an address.
    private static string Other(string value) =>
        value.Contains(".20", StringComparison.Ordinal) && value.Length == 10 ? "11.03.2021"
        : value.Length == 0 ? "12.03.2021"
        : value == "true" ? string.Empty
        : value.StartsWith("https:", StringComparison.Ordinal) ? "another-spreadsheet"
        : $"{value}x";

    private static string Spelled(Campaign campaign) => JsonSerializer.Serialize(campaign, CampaignFile.Json);
}
