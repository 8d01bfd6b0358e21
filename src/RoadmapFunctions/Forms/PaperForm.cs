using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Forms;

/// <summary>The form that is attached to the order, with its printed numbers and wording, to be filled in by hand.</summary>
public static class PaperForm
{
    private const string Blank = "____________________";
    private const string Line = "______________________________________________________";
    private const string Box = "☐ ";
    private const int LinesOfLongText = 5;
    private const double WeightOfAnswers = 4;

    /// <param name="organization">School whose name is printed in it; null leaves a line for it.</param>
    public static Document Compose(Campaign campaign, Organization? organization) =>
        new(
            organization is null ? "Бумажный вариант формы" : $"Бумажный вариант формы: {organization.Name}",
            $"{campaign.Operator.Name}. {Typography.Years(campaign.Period)}. Бумажный вариант формы",
            // the form has the date of its order: it depends on nothing else
            new DateTimeOffset(campaign.LegalBasis.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            [
                new DocumentPart(
                    PageOrientation.Portrait,
                    [
                        new AnnexMark(Annex(campaign.LegalBasis)),
                        new TitleBlock(
                            string.Empty,
                            Typography.Years(campaign.Title),
                            $"Отчётный период: {Typography.Years(campaign.Period)}",
                            []
                        ),
                        new Paragraph(Name(campaign, organization)),
                        .. Questions(campaign),
                        new Paragraph($"Срок представления информации: {Questionnaire.DueOf(campaign)}."),
                        new Signature($"Руководитель {campaign.Terms.Organization.Abbreviation}", "(фамилия, инициалы)"),
                        new FinePrint($"Дата заполнения: {Blank}\nМ.П.\nИсполнитель: {Blank}, тел. {Blank}"),
                    ]
                ),
            ]
        )
        {
            Author = campaign.Operator.FormalName,
        };

    private static string Annex(LegalBasis basis) =>
        $"Приложение 1\nк {Russian.Dative(basis.Kind)}\n{basis.By}\nот {Russian.Date(basis.Date)} № {basis.Number}";

    private static string Name(Campaign campaign, Organization? organization) =>
        $"Наименование {campaign.Terms.Organization.Abbreviation}:{(organization is null ? $"\n{Line}" : $" {organization.Name}")}";

    private static List<Block> Questions(Campaign campaign)
    {
        var (blocks, single) = (new List<Block>(), new List<Activity>());
        foreach (var rows in QuestionTable.Together(campaign.Activities, activity => activity))
        {
            if (rows[0].Table is null)
            {
                single.AddRange(rows);
                continue;
            }

            EndSingle();
            blocks.AddRange(Grid(campaign, rows, TableNumber()));
        }

        EndSingle();
        return blocks;

        void EndSingle()
        {
            if (single.Count > 0)
            {
                blocks.Add(Questions(campaign, single, TableNumber()));
                single.Clear();
            }
        }

        int TableNumber() => blocks.OfType<Table>().Count() + 1;
    }

    private static Table Questions(Campaign campaign, IReadOnlyList<Activity> activities, int number) =>
        new(
            number,
            Caption: null,
            [new("№ пп", 0.5, Numeric: true), new("Мероприятия", 2.4), new(Questionnaire.Instruction, WeightOfAnswers)],
            [
                .. activities.SelectMany(activity =>
                    (IEnumerable<IReadOnlyList<TableCell>>)
                        [
                            .. activity.Heading is { } heading
                                ?
                                [
                                    [new(string.Empty), new(heading.Title, Strong: true), new(heading.Explanation ?? string.Empty)],
                                ]
                                : (IReadOnlyList<TableCell>[])[],
                            [
                                new($"{activity.Number}."),
                                new(activity.Title),
                                new(Condition(campaign, activity) + Lines(campaign, activity)),
                            ],
                        ]
                ),
            ]
        )
        {
            LargestType = 10,
        };

    // The cells of the other questions have no room for a table, so it stands by itself.
    private static IEnumerable<Block> Grid(Campaign campaign, IReadOnlyList<Activity> rows, int number)
    {
        var first = rows[0];
        IReadOnlyList<string> headers = first.HasOptions ? [.. first.Options.Select(Printed)] : ["Ответ"];
        return
        [
            .. first.Heading is { } heading
                ? [new Heading(1, heading.Title), .. heading.Explanation is { } words ? [new Paragraph(words)] : (Block[])[]]
                : (Block[])[],
            new Paragraph($"{Questionnaire.InstructionOf(campaign, first with { Checks = null })}:"),
            new Table(
                number,
                Caption: null,
                [
                    new("№ пп", 0.5, Numeric: true),
                    new(first.Table!.Question, 2.4),
                    .. headers.Select(header => new TableColumn(header, WeightOfAnswers / headers.Count, Numeric: first.HasOptions)),
                ],
                [
                    .. rows.Select(row =>
                        (IReadOnlyList<TableCell>)
                            [
                                new($"{row.Number}."),
                                new(row.Table!.Row),
                                .. row.Value is { } value ? [new(string.Join('\n', [.. Checks(campaign, row), Place(row, value)]))]
                                : row.IsText ? [new(string.Join('\n', Enumerable.Repeat(Line, LinesOf(row))))]
                                : headers.Select(_ => new TableCell(Box.Trim())),
                            ]
                    ),
                ]
            )
            {
                LargestType = 10,
            },
        ];
    }

    private static IEnumerable<string> Checks(Campaign campaign, Activity activity) =>
        activity.Checks.OrEmpty().Select(check => $"{check.Statement(campaign, activity)}:");

    private static string Place(Activity activity, ValueQuestion value) =>
        value.PaperPlace(Blank) + (activity.MayBeExplained ? $"\nПояснение, если числа не сходятся: {Line}" : null);

    private static int LinesOf(Activity text) => text.Kind == QuestionKind.LongText ? LinesOfLongText : 1;

    private static string Printed(ActivityOption option) => $"{option.Number}. {CleanText.OneLine(option.Text)}";

    private static string Condition(Campaign campaign, Activity activity) =>
        string.Concat(Questionnaire.Conditions(campaign, activity).Select(condition => $"{condition}.\n"));

    private static string Lines(Campaign campaign, Activity activity) =>
        activity.Kind switch
        {
            _ when activity.Value is { } value => $"{Questionnaire.HowToAnswer(campaign, activity)}:\n{Place(activity, value)}",
            _ when activity.IsText =>
                $"{Questionnaire.InstructionOfWords}:\n{string.Join('\n', Enumerable.Repeat(Line, LinesOf(activity)))}",
            _ => Options(activity),
        };

    // The order's header invites own words where its list has no line for them, so the form has one.
    private static string Options(Activity activity) =>
        string.Join(
            '\n',
            [
                .. activity.Kind == QuestionKind.OneOf ? ["Выберите один вариант:"] : (IEnumerable<string>)[],
                .. activity.Options.Select(option => $"{Box}{Printed(option)}"),
                activity.Other is { } other ? $"{Box}{other.Number}. {other.Text} {Line}" : Line,
            ]
        );
}
