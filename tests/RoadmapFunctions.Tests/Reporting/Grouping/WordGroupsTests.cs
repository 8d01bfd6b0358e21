using CsCheck;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Grouping;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Grouping;

public sealed class WordGroupsTests
{
    [Theory]
    [InlineData("Проведены беседы с родителями", "беседа с родителем проведена")]
    [InlineData("курсы повышения квалификации", "Повышение квалификации на курсах")]
    [InlineData("Ещё не начали", "еще не начали!")]
    [InlineData("Дополнительные занятия по математике", "дополнительное занятие математикой для слабых")]
    public void Texts_about_the_same_are_one_group_whatever_their_endings_and_order(string first, string second) =>
        Assert.Single(Groups(first, second));

    [Theory]
    [InlineData("курсы повышения квалификации", "консультации для родителей")]
    [InlineData("+", "—")]
    [InlineData("👍", "👎")]
    [InlineData("школа 13", "школа 18 открыта")]
    public void Texts_about_something_else_are_not(string first, string second) => Assert.Equal(2, Groups(first, second).Count);

    [Fact]
    public void Neighbours_are_not_chained_into_one_group()
    {
        var groups = Groups("анкета родители", "родители собрание", "собрание директор", "директор приказ");
        Assert.True(groups.Count >= 2);
        Assert.DoesNotContain(
            groups,
            group =>
                group.Contains("анкета родители", StringComparison.Ordinal) && group.Contains("директор приказ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_group_is_named_by_the_text_that_is_nearest_to_all_and_the_largest_group_stands_first() =>
        Assert.Equal(
            [
                "Беседы с родителями: Беседы с родителями. | беседы с родителями и учителями | проведены беседы с родителями",
                "Анкета: Анкета",
            ],
            Groups("Анкета", "проведены беседы с родителями", "Беседы с родителями.", "беседы с родителями и учителями")
        );

    [Fact]
    public void A_text_of_most_schools_names_the_group_though_a_shorter_one_is_its_centre() =>
        Assert.StartsWith(
            "проведено анкетирование учителей: ",
            Assert.Single(
                Groups([
                    .. Enumerable.Repeat("анкетирование учителей", 2),
                    "анкетирование учителей школы",
                    .. Enumerable.Repeat("проведено анкетирование учителей", 3),
                ])
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_group_of_nothing_but_points_has_a_name_too() => Assert.Equal(["...: ... | ..."], Groups("...", "..."));

    [Fact]
    public void Answers_that_bring_two_named_texts_into_one_group_take_neither_from_its_place() =>
        Assert.Equal(
            ["Беседы: беседы | беседы, анкеты", "Анкеты: анкеты"],
            Tell(WordGroups.Of(Words("беседы", "анкеты", "беседы, анкеты"), [new("Беседы", ["беседы"]), new("Анкеты", ["анкеты"])]))
        );

    [Fact]
    public void Every_text_is_in_exactly_one_group_and_the_order_of_the_rows_does_not_matter() =>
        Gen.Select(
                Gen.OneOf("проведены", "беседы", "с", "родителями", "анкета", "курсы", "+", "учителя", "13", "не")
                    .Array[0, 5]
                    .Select(words => string.Join(' ', words))
                    .Array[0, 25],
                Gen.Int
            )
            .Sample(
                (texts, seed) =>
                {
                    var words = texts.Where(text => text.Length > 0).Select((text, index) => new OwnWords(School(index), text)).ToArray();
                    var shuffled = words.ToArray();
#pragma warning disable RS0030 // The seed comes from the property test.
                    new Random(seed).Shuffle(shuffled);
#pragma warning restore RS0030
                    var groups = WordGroups.Of(words, []);
                    Assert.Equal(Tell(groups), Tell(WordGroups.Of(shuffled, [])));
                    Assert.Equal(
                        words.Select(each => each.Text).Order(StringComparer.Ordinal),
                        groups.Groups.SelectMany(group => group.Words).Select(each => each.Text).Order(StringComparer.Ordinal)
                    );
                },
                iter: Tries.Of(100, whenLong: 5_000),
                seed: Tries.LawSeed
            );

    [Fact]
    public void One_text_renames_its_group() =>
        Assert.Equal(
            ["Работа с семьёй: беседа с родителями | беседы с родителями", "анкета: анкета"],
            Corrected(new CorrectedGroup("Работа с семьёй", ["Беседы с родителями!"]))
        );

    [Fact]
    public void Several_texts_merge_their_groups() =>
        Assert.Equal(
            ["Работа с семьёй: анкета | беседа с родителями | беседы с родителями"],
            Corrected(new CorrectedGroup("Работа с семьёй", ["анкета", "беседа с родителями"]))
        );

    [Fact]
    public void A_text_named_alone_leaves_its_group_even_when_the_group_is_taken_whole() =>
        Assert.Equal(
            ["Беседа: беседа с родителями", "Остальное: беседы с родителями", "анкета: анкета"],
            Corrected(
                new CorrectedGroup("Остальное", ["беседы с родителями"]),
                new CorrectedGroup("Беседа", Texts: ["беседа с родителями"])
            )
        );

    [Fact]
    public void A_text_that_nobody_has_written_is_told() =>
        Assert.Equal(["лекторий"], WordGroups.Of([new(School(0), "анкета")], [new("Лекции", ["лекторий", "анкета"])]).NotFound);

    [Theory]
    [InlineData(
        """{"activities": [{"activity": "nowhere", "groups": []}]}""",
        "$.activities[0].activity: мероприятия «nowhere» в кампании нет. Как исправить: впишите id мероприятия из файла кампании."
    )]
    [InlineData(
        """{"activities": [{"activity": "scheme", "groups": [{"name": " ", "texts": ["а"]}]}]}""",
        "$.activities[0].groups[0].name: название группы пусто или повторяется."
    )]
    [InlineData(
        """{"activities": [{"activity": "scheme", "groups": [{"name": "А"}]}]}""",
        "впишите тексты в groupsOf (группа целиком) или в texts (только этот текст)"
    )]
    [InlineData(
        """{"activities": [{"activity": "scheme", "groups": [{"name": "А", "texts": ["а", "А!"]}]}]}""",
        "текст «А!» назван дважды"
    )]
    [InlineData(
        """{"activities": [{"activity": "scheme", "groups": []}, {"activity": "scheme", "groups": []}]}""",
        "мероприятие «scheme» уже названо выше"
    )]
    [InlineData("""{"activities": [{"activity": "scheme", "groups": [{"title": "А"}]}]}""", "неизвестное поле «title»")]
    [InlineData("""{"activities": [null]}""", "здесь не может стоять null")]
    [InlineData("""{"activities": """, "файл не читается как JSON")]
    public void A_file_with_a_mistake_is_refused_with_its_place_and_how_to_fix_it(string json, string sentence) =>
        Assert.Contains(
            sentence,
            Assert
                .Throws<CampaignFileException>(() => GroupCorrections.Parse(TestCampaign.Small, System.Text.Encoding.UTF8.GetBytes(json)))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Forty_thousand_texts_are_grouped_in_seconds()
    {
        string[] words =
        [
            .. Enumerable.Range(0, 4000).Select(number => new string([.. $"{number}".Select(digit => (char)('б' + digit - '0'))]) + "ок"),
        ];
        var texts = Enumerable
            .Range(0, 40_000)
            .Select(text => new OwnWords(
                School(text),
                string.Join(
                    ' ',
                    Enumerable.Range(1, 7).Select(word => words[(int)((long)text * word * word * 7919 % (word < 3 ? 40 : words.Length))])
                )
            ))
            .ToList();
        var start = TimeProvider.System.GetTimestamp();
        Assert.Equal(40_000, WordGroups.Of(texts, []).Groups.Sum(group => group.Words.Count));
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0, 120);
    }

    private static List<string> Corrected(params CorrectedGroup[] corrections) =>
        Tell(WordGroups.Of(Words("беседа с родителями", "анкета", "беседы с родителями"), corrections));

    private static List<string> Groups(params string[] texts) => Tell(WordGroups.Of(Words(texts), []));

    private static OwnWords[] Words(params string[] texts) => [.. texts.Select((text, index) => new OwnWords(School(index), text))];

    private static List<string> Tell(WordGroups groups) =>
        [.. groups.Groups.Select(group => $"{group.Name}: {string.Join(" | ", group.Words.Select(words => words.Text))}")];

    private static Organization School(int number) => new($"school-{number}", $"Школа № {number}", $"№ {number}");
}
