using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Forms;

/// <summary>The form that is attached to the order, with its printed numbers and its words, ready to be filled in by hand.</summary>
public static class PaperForm
{
    private const string Blank = "____________________";
    private const string Line = "______________________________________________________";
    private const string Box = "☐ ";
    private const int LinesOfLongText = 5;

    /// <param name="organization">Whose name stands in it; null leaves a line for it.</param>
    public static Document Compose(Campaign campaign, Organization? organization) =>
        new(
            organization is null ? "Бумажный вариант формы" : $"Бумажный вариант формы: {organization.Name}",
            $"{campaign.Operator.Name}. {Typography.Years(campaign.Period)}. Бумажный вариант формы",
            // the form is as old as its order: there is nothing else that it tells of
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
                        Questions(campaign),
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
        $"Приложение 1\nк {Russian.Dative(basis.Kind)}\n{basis.IssuerGenitive ?? $"({basis.Issuer})"}\nот "
        + $"{Russian.Date(basis.Date)} № {basis.Number}";

    private static string Name(Campaign campaign, Organization? organization) =>
        $"Наименование {campaign.Terms.Organization.Abbreviation}:{(organization is null ? $"\n{Line}" : $" {organization.Name}")}";

    private static Table Questions(Campaign campaign) =>
        new(
            1,
            Caption: null,
            [new("№ пп", 0.5, Numeric: true), new("Мероприятия", 2.4), new(Questionnaire.Instruction, 4)],
            [
                .. campaign.Activities.SelectMany(activity =>
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

    private static string? Condition(Campaign campaign, Activity activity) =>
        activity.OnlyIf is { } condition ? $"{condition.Statement(campaign)}.\n" : null;

    private static string Lines(Campaign campaign, Activity activity) =>
        activity.Kind switch
        {
            _ when activity.Value is { } value => $"{Questionnaire.HowToAnswer(campaign, activity)}:\n{value.PaperPlace(Blank)}"
                + (activity.MayBeExplained ? $"\nПояснение, если числа не сходятся: {Line}" : null),
            QuestionKind.ShortText => $"{Questionnaire.InstructionOfWords}:\n{Line}",
            QuestionKind.LongText => $"{Questionnaire.InstructionOfWords}:\n{string.Join('\n', Enumerable.Repeat(Line, LinesOfLongText))}",
            _ => Options(activity),
        };

    // The order's header invites own words where its list has no line for them, so the form has one.
    private static string Options(Activity activity) =>
        string.Join(
            '\n',
            [
                .. activity.Kind == QuestionKind.OneOf ? ["Выберите один вариант:"] : (IEnumerable<string>)[],
                .. activity.Options.Select(option => $"{Box}{option.Number}. {CleanText.OneLine(option.Text)}"),
                activity.Other is { } other ? $"{Box}{other.Number}. {other.Text} {Line}" : Line,
            ]
        );
}
