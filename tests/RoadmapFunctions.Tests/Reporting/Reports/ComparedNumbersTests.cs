using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using RoadmapFunctions.Reporting.Reports.Sections;
using RoadmapFunctions.Tests.Documents;
using RoadmapFunctions.Tests.Forms;
using Xunit;
using static System.Globalization.CultureInfo;
using static RoadmapFunctions.Tests.Reporting.Reports.SameNumbersTests;
using Rows = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.IReadOnlyList<string>>;

namespace RoadmapFunctions.Tests.Reporting.Reports;

/// <summary>
/// Numbers beside other numbers of the same answer, of other schools and of the last period: the same in every file of an edition.
/// </summary>
public sealed class ComparedNumbersTests
{
    private static readonly Campaign Checked = KindsCampaign.Only([.. KindsCampaign.Checked]) with
    {
        Organizations =
        [
            .. TestCampaign.Small.Organizations.Zip(
                ["Район 1", "Район 1", "Район 2"],
                (school, district) => school with { Municipality = district }
            ),
        ],
    };

    private static readonly Submission[] Told =
    [
        Gave("sosh-5", Number("trained", 50), Share("passed", 12, 41), Number("teachers", 40), Number("young", 10), Number("senior", 30)),
        Gave("sosh-13", Number("trained", 30), Number("teachers", 60, "десять в отпуске"), Number("young", 20), Number("senior", 30)),
        Gave("sosh-18", Number("trained", 20), Share("passed", 5, 20), Number("teachers", 20), Number("young", 5), Number("senior", 15)),
    ];

    [Fact]
    public async Task R4_numbers_that_do_not_agree_are_the_same_everywhere()
    {
        var files = await Drawn.FilesAsync(Report(Checked, Told));
        string[] expected =
        [
            "СОШ № 5 8: 50 чел. больше, чем 40 чел. («Всего учителей», вопрос 13) [50 40] ",
            "СОШ № 5 11: Всего учителей: 41 чел. не равно 40 чел. («Всего учителей», вопрос 13) [41 40] ",
            "СОШ № 13 13: 60 чел. не равно сумме 50 чел.: 20 чел. («Молодых учителей», вопрос 14) + "
                + "30 чел. («Опытных учителей», вопрос 15) [60 50] десять в отпуске",
        ];
        var summary = Summary(files);
        Assert.Equal(
            expected,
            summary.Mismatches!.Select(each =>
                Spaced(
                    $"{summary.Organizations.Single(school => school.Id == each.OrganizationId).ShortName} "
                        + $"{summary.Activities.Single(activity => activity.Id == each.ActivityIds[0]).Number}: "
                        + $"{each.Problem} [{each.Number} {each.Against}] {each.Explanation}"
                )
            )
        );
        var csv = CsvRecords(files["mismatches.csv"]);
        Assert.Equal(expected, csv.Skip(1).Select(row => Spaced($"{Short(row[0])} {row[1]}: {row[4]} [{row[5]} {row[6]}] {row[9]}")));
        using var workbook = Open(files["summary.xlsx"]);
        var sheet = Sheet(workbook, "Расхождения");
        Assert.Equal(csv[0], sheet[0]);
        Assert.Equal(csv.Select(row => Spaced(string.Join('|', row))), sheet.Select(row => Spaced(string.Join('|', row))));
        Assert.Equal(
            [
                "Не больше, чем «Всего учителей» (вопрос 13)|чел.|13",
                "Всего учителей — столько же, сколько «Всего учителей» (вопрос 13)|чел.|13",
            ],
            sheet.Skip(1).Take(2).Select(row => Spaced($"{row[3]}|{row[7]}|{row[8]}"))
        );
        Assert.Equal("14, 15", sheet[3][8]);
        Assert.Equal(["Район 1 2", "Район 2 0"], Sheet(workbook, "Территории").Skip(1).Select(row => $"{row[0]} {row[^1]}"));
        using var report = WordFile.Read(files["report.docx"]);
        Assert.Equal(
            expected.Select(line => line.Split(" [")[0]),
            report
                .Tables()
                .Single(table => table[0][1] == "Что не сходится")
                .Skip(1)
                .Select(row => $"{row[0]} {row[1].Replace("Вопрос ", string.Empty, StringComparison.Ordinal)}")
        );
    }

    [Fact]
    public async Task Without_checks_there_is_no_file_no_sheet_and_no_list_of_numbers_that_do_not_agree()
    {
        var files = await ReportCase.Kinds.FilesAsync();
        Assert.DoesNotContain("mismatches.csv", files.Keys);
        Assert.Null(Summary(files).Mismatches);
    }

    [Fact]
    public async Task What_does_not_agree_in_many_schools_is_counted_by_district_in_the_report_and_named_in_the_workbook()
    {
        var campaign = Checked with
        {
            Organizations =
            [
                .. Enumerable
                    .Range(1, 17)
                    .Select(number => new Organization(
                        $"school-{number}",
                        $"Школа № {number}",
                        $"Школа № {number}",
                        Municipality: number <= 10 ? "Район 1" : "Район 2"
                    )),
            ],
        };
        var data = Report(
            campaign,
            [
                .. campaign.Organizations.Select(
                    (school, index) => Gave(school.Id, Number("trained", index == 16 ? 3 : 5), Number("teachers", 4))
                ),
            ]
        );
        var blocks = FactsSection.Compose(data, new()).ToList();
        Assert.Contains(
            "Не сходятся между собой числа в ответах 16 ООУ; итоги включают их так, как они представлены. Каждое расхождение "
                + "названо в электронном приложении (книга Excel, лист «Расхождения»).",
            blocks.OfType<Paragraph>().Select(paragraph => Spaced(paragraph.Text))
        );
        Assert.Equal(
            ["Район 1 10 10", "Район 2 7 6"],
            blocks
                .OfType<Table>()
                .Single(table => table.Caption == "Числа, которые не сходятся, по территориям")
                .Rows.Select(row => string.Join(' ', row.Select(cell => cell.Text)))
        );
        using var workbook = Open((await Drawn.FilesAsync(data))["summary.xlsx"]);
        Assert.Equal(
            campaign.Organizations.Take(16).Select(school => school.Name),
            Sheet(workbook, "Расхождения").Skip(1).Select(row => row[0])
        );
    }

    [Fact]
    public async Task R4_what_share_of_a_sum_a_school_has_is_the_same_everywhere()
    {
        var files = await Drawn.FilesAsync(Report(Checked, Told));
        string[] ofAll = ["8: 50 30 20", "13: 33.3 50 16.7", "14: 28.6 57.1 14.3", "15: 40 40 20"];
        string[] ofDistrict = ["8: 62.5 37.5 100", "13: 40 60 100", "14: 33.3 66.7 100", "15: 50 50 100"];
        var summary = Summary(files);
        Assert.Equal(ofAll, OpenShares(answer => answer.ShareOfSum));
        Assert.Equal(ofDistrict, OpenShares(answer => answer.ShareOfMunicipality));
        using var workbook = Open(files["summary.xlsx"]);
        var answers = Sheet(workbook, "Ответы");
        Assert.Equal(["Значение", "Доля в сумме", "Доля в сумме территории"], answers[0].Skip(8));
        Assert.Equal(ofAll, CellShares(9));
        Assert.Equal(ofDistrict, CellShares(10));
        Assert.All(answers.Where(row => row[1] == "11"), row => Assert.Equal(["", ""], row.Skip(9))); // of a share there is no share
        foreach (var name in (string[])["report", "summary"])
        {
            using var word = WordFile.Read(files[$"{name}.docx"]);
            Assert.Equal(ofAll, PrintedShares(Options(word), "Доля в сумме, %"));
            Assert.Equal(ofDistrict, PrintedShares(Options(word), "Доля в сумме территории, %"));
        }

        IEnumerable<string> OpenShares(Func<SummaryAnswer, decimal?> share) =>
            summary
                .Activities.Select(activity =>
                    (
                        activity.Number,
                        Shares: summary
                            .Organizations.Select(school =>
                                share(school.Answers!.Single(answer => answer.ActivityId == activity.Id))?.ToString(InvariantCulture)
                            )
                            .OfType<string>()
                            .ToList()
                    )
                )
                .Where(each => each.Shares.Count > 0)
                .Select(each => $"{each.Number}: {string.Join(' ', each.Shares)}");

        IEnumerable<string> CellShares(int column) =>
            answers
                .Skip(1)
                .Where(row => row[column].Length > 0)
                .GroupBy(row => row[1], row => decimal.Parse(row[column], System.Globalization.NumberStyles.Float, InvariantCulture))
                .OrderBy(group => int.Parse(group.Key, InvariantCulture))
                .Select(group =>
                    $"{group.Key}: {string.Join(' ', group.Select(share => (100 * share).ToString("0.#", InvariantCulture)))}"
                );
    }

    [Fact]
    public void Numbers_below_zero_percentages_and_zeros_are_no_parts_of_a_sum()
    {
        Assert.Empty(Shares(new(Least: -5), 1, -1));
        Assert.Empty(Shares(new("%"), 10, 20));
        Assert.Empty(Shares(new(), 0, 0));
        Assert.Equal([0.25m, 0.75m], Shares(new(), 1, 3));

        static IEnumerable<decimal> Shares(NumberQuestion question, int five, int thirteen)
        {
            var campaign = KindsCampaign.Only(KindsCampaign.Number with { Numeric = question });
            var analysis = Report(campaign, Gave("sosh-5", Number("trained", five)), Gave("sosh-13", Number("trained", thirteen))).Analysis;
            return analysis.Shares.Values.SelectMany(shares =>
                analysis.Activities[0].Values.Select(each => shares.Of(each.Organization, each.Value)!.OfAll)
            );
        }
    }

    [Fact]
    public void A_school_without_a_district_has_a_share_of_all_and_a_district_of_zeros_gives_none()
    {
        var campaign = KindsCampaign.Only(KindsCampaign.Number) with
        {
            Organizations = [new("a", "А", "А", Municipality: "Район 1"), new("b", "Б", "Б", Municipality: "Район 2"), new("c", "В", "В")],
        };
        var analysis = Report(
            campaign,
            Gave("a", Number("trained", 6)),
            Gave("b", Number("trained", 0)),
            Gave("c", Number("trained", 2))
        ).Analysis;
        Assert.Equal(
            [new(0.75m, 1), new(0, OfMunicipality: null), new ShareOfSum(0.25m, OfMunicipality: null)],
            analysis.Activities[0].Values.Select(each => analysis.Shares["trained"].Of(each.Organization, each.Value)!)
        );
    }

    [Fact]
    public async Task R4_what_has_changed_since_the_last_period_is_the_same_everywhere()
    {
        var (before, now) = (PeriodBefore(), PeriodNow());
        var previous = SummaryOutline.ReadPrevious(
            new MemoryStream((await Drawn.FilesAsync(before))["summary.json"]),
            "digest of the manifest"
        );
        var files = await Drawn.FilesAsync(now with { Comparison = CampaignComparison.Of(previous, now.Analysis) });
        string[] done = ["21 Выполнили: 0 1 (3)"];
        string[] figures =
        [
            "8 Всего: 30 42 (2)",
            "8 В среднем: 15 21 (2)",
            "8 Медиана: 15 21 (2)",
            "8 Меньше всего: 10 12 (2)",
            "8 Больше всего: 20 30 (2)",
            "10 В среднем: 2 3 (2)",
            "10 Медиана: 2 3 (2)",
            "10 Оценка 1 (не помогла): 0 0 (2)",
            "10 Оценка 2: 2 1 (2)",
            "10 Оценка 3: 0 0 (2)",
            "10 Оценка 4 (очень помогла): 0 1 (2)",
        ];
        string[] options =
        [
            "7 Учителя: 2 1 (2)",
            "7 Родители и опекуны: 1 1 (2)",
            "7 Выпускники: — 1 (2)",
            "7 Никто: 0 — (2)",
            "21 Очно: 0 1 (2)",
            "21 Заочно: 2 1 (2)",
        ];
        string[] all = [.. done, .. figures, .. options];
        var rows = CsvRecords(files["comparison.csv"]);
        Assert.Equal(all, rows.Skip(1).Select(row => Line(row[0], row[3], row[4], row[5], row[7])));
        using var workbook = Open(files["summary.xlsx"]);
        Assert.Equal(rows, Sheet(workbook, "Сравнение"));
        var summary = Summary(files);
        var comparison = summary.Comparison!;
        Assert.Equal(
            options,
            comparison.Options!.SelectMany(each =>
                each.Options.Select(option =>
                    Line(NumberOf(each.Id), option.Text, $"{option.Before}", $"{option.Now}", $"{each.Organizations}")
                )
            )
        );
        Assert.Equal(
            figures,
            comparison.Values!.SelectMany(each =>
                each.Figures.Select(figure =>
                    Line(NumberOf(each.Id), figure.Title, $"{figure.Before}", $"{figure.Now}", $"{each.Organizations}")
                )
            )
        );
        using var report = WordFile.Read(files["report.docx"]);
        Assert.Equal(figures, Printed(report.Tables().Single(table => table[0][1] == "Вопрос, показатель" && table[0][2] == "Было")));
        Assert.Equal(options, Printed(report.Tables().Single(table => table[0][1] == "Вопрос, вариант")));

        string NumberOf(string id) => summary.Activities.Single(activity => activity.Id == id).Number;

        static string Line(string number, string title, string before, string now, string schools) =>
            $"{number} {title}: {(before.Length == 0 ? "—" : before)} {(now.Length == 0 ? "—" : now)} ({schools})";

        // Below each question in bold, with the number of schools, its lines.
        static IEnumerable<string> Printed(Rows table)
        {
            var (activity, schools) = ("", "");
            foreach (var row in table.Skip(1))
            {
                if (row[2].Length == 0)
                {
                    (activity, schools) = (row[0], row[1][(row[1].LastIndexOf('(') + 1)..^" ООУ)".Length]);
                    continue;
                }

                yield return Line(activity, row[1], row[2].Split(' ')[0], row[3].Split(' ')[0], schools);
            }
        }
    }

    private static ReportData PeriodBefore() =>
        Report(
            KindsCampaign.Only(KindsCampaign.NotCounted, KindsCampaign.Number, KindsCampaign.Scale, Visits),
            Gave(
                "sosh-5",
                Ticked("participants", "teachers", "parents"),
                Number("trained", 10),
                Number("support", 2),
                Ticked("visits", "afar")
            ),
            Gave("sosh-13", Ticked("participants", "teachers"), Number("trained", 20), Number("support", 2), Ticked("visits", "afar")),
            Gave("sosh-18", Ticked("participants", "nobody"))
        );

    // One option has another text, one is new, one is no longer there; the third school answers in its own words alone.
    private static ReportData PeriodNow() =>
        Report(
            KindsCampaign.Only(
                KindsCampaign.NotCounted with
                {
                    Options =
                    [
                        KindsCampaign.NotCounted.Options[0],
                        KindsCampaign.NotCounted.Options[1] with
                        {
                            Text = "Родители и опекуны",
                        },
                        new("alumni", "4", "Выпускники", ExecutionLevel.Done),
                    ],
                },
                KindsCampaign.Number,
                KindsCampaign.Scale,
                Visits
            ),
            Gave(
                "sosh-5",
                Ticked("participants", "teachers", "alumni"),
                Number("trained", 12),
                Number("support", 4),
                Ticked("visits", "here")
            ),
            Gave("sosh-13", Ticked("participants", "parents"), Number("trained", 30), Number("support", 2), Ticked("visits", "afar")),
            Gave("sosh-18", new ReadAnswer("participants", [], "все вместе"))
        );

    /// <summary>One of two options, which says how far the work has come.</summary>
    private static readonly Activity Visits = new(
        "visits",
        "21",
        "Как посещают курсы",
        [new("here", "1", "Очно", ExecutionLevel.Done), new("afar", "2", "Заочно", ExecutionLevel.NotDone)],
        Kind: QuestionKind.OneOf
    );

    private static ReportData Report(Campaign campaign, params Submission[] told) =>
        KindsAnswers.Report(CampaignAnalysis.Of(campaign, SubmissionHistory.From(told), GroupCorrections.None));

    private static Submission Gave(string school, params ActivityAnswer[] answers) =>
        KindsAnswers.Answered(school, answers[0]) with
        {
            Answers = answers,
        };

    private static ValueAnswer Number(string activity, int number, string? why = null) => new(activity, AnswerValue.Of(number), why);

    private static ValueAnswer Share(string activity, int part, int whole) => new(activity, new ShareValue(part, whole));

    private static ReadAnswer Ticked(string activity, params string[] options) => new(activity, options);

    private static string Spaced(string text) => text.Replace(Russian.NonBreakingSpace, ' ');

    private static string Short(string name) => Checked.Organizations.Single(school => school.Name == name).ShortName;

    private static IEnumerable<string> PrintedShares(Rows table, string title)
    {
        var activity = "";
        foreach (var row in table.Skip(1))
        {
            activity = row[0].Length == 0 || row[0].Contains('.', StringComparison.Ordinal) ? activity : row[0];
            if (row[1] == title)
            {
                yield return $"{activity}: "
                    + string.Join(
                        ' ',
                        row.Skip(2)
                            .Where(cell => cell.Length > 0)
                            .Select(cell => decimal.Parse(cell, Russian.Culture).ToString("0.#", InvariantCulture))
                    );
            }
        }
    }
}
