using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Forms;

/// <summary>The form that is attached to the order, with its printed numbers and its words.</summary>
public static class PaperForm
{
    private const string Blank = "____________________";

    /// <param name="organization">Whose name stands in it; null leaves a line for it.</param>
    public static Document Compose(Campaign campaign, Organization? organization) => new(
        organization is null ? "Бумажный вариант формы" : $"Бумажный вариант формы: {organization.Name}",
        $"{campaign.Operator.Name}. {campaign.Period}. Бумажный вариант формы",
        new DateTimeOffset(campaign.LegalBasis.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), // the form is as old as its order: there is nothing else that it tells of
        [
            new DocumentPart(
                PageOrientation.Portrait,
                [
                    new TitleBlock($"Бумажный вариант формы. {Questionnaire.BasisOf(campaign)}", campaign.Title, $"Отчётный период: {campaign.Period}", []),
                    new Paragraph(organization is null ? $"Наименование ООУ:\n{Blank}{Blank}{Blank}" : $"Наименование ООУ: {organization.Name}"),
                    Questions(campaign),
                    new Paragraph($"Срок представления информации: {Questionnaire.DueOf(campaign)}."),
                    new Paragraph($"Дата заполнения: {Blank}"),
                    new Signature("Руководитель ООУ", "(фамилия, инициалы)"),
                ]),
        ]);

    private static Table Questions(Campaign campaign) => new(
        1,
        Caption: null,
        [new("№ пп", 0.5, Numeric: true), new("Мероприятия", 2.4), new(Questionnaire.Instruction, 4)],
        [.. campaign.Activities.Select(activity => (IReadOnlyList<TableCell>)[new($"{activity.Number}."), new(activity.Title), new(Lines(activity))])]);

    private static string Lines(Activity activity) => string.Join('\n',
    [
        .. activity.Options.Select(option => $"{option.Number}. {CleanText.OneLine(option.Text)}"),
        .. activity.Other is { } other ? [$"{other.Number}. {other.Text}"] : Array.Empty<string>(),
    ]);
}
