using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Under what order the report is made, and what was due when.</summary>
public static class BasisSection
{
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        var (campaign, basis) = (data.Campaign, data.Campaign.LegalBasis);
        yield return new Heading(1, "1 Основание и задание");
        var issued = basis.InPursuanceOf is { } act
            ? $" {Russian.Capitalized(basis.Kind)} {Russian.Agreeing(basis.Kind, "издан", "издана", "издано")} в соответствии с {act}."
            : string.Empty;
        yield return new Paragraph($"Основание: {basis.Kind} от {Russian.Date(basis.Date)} №{Russian.NonBreakingSpace}{basis.Number} {Russian.Quoted(basis.Title)} ({basis.Issuer}).{issued}");

        var number = numbering.NextTable();
        yield return new Paragraph(
            $"Отчётный период: {campaign.Period}. Отчёт подготовил муниципальный оператор — {campaign.Operator.Name}; получатель сводной информации — {campaign.Recipient.Name}. " +
            $"Сроки приведены в таблице{Russian.NonBreakingSpace}{number}.");
        yield return new Table(
            number,
            "Сроки исполнения",
            [new("Срок", 2), new("Что требуется", 5), new("Основание", 1.5)],
            [.. campaign.Milestones.Select(milestone => (IReadOnlyList<TableCell>)
                [new(milestone.InWords()), new(milestone.Title), new(milestone.Basis ?? "—")])],
            $"Время указано по часовому поясу {campaign.TimeZone} ({Russian.Offset(campaign.Zone, campaign.AnswersDue)}).");
    }
}
