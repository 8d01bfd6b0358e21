using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>What changed since the previous edition and since the previous campaign.</summary>
public static class ChangesSection
{
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        Block heading = new Heading(1, "6 Изменения");
        return data.Campaign.Previous is null
            ? [heading, .. SinceEdition(data)]
            :
            [
                heading,
                new Heading(2, "6.1 По сравнению с предыдущим изданием"),
                .. SinceEdition(data),
                new Heading(2, "6.2 По сравнению с предыдущей кампанией"),
                .. ComparisonTable.Compose(data, numbering),
            ];
    }

    private static IEnumerable<Block> SinceEdition(ReportData data)
    {
        yield return new Paragraph($"Повод издания {Wording.Numbered(data.Edition.Number)}: {data.Edition.Reason.TrimEnd('.')}.");
        if (data.Changes is not { } changes)
        {
            yield return new Paragraph("Это первое издание отчёта, сравнивать его не с чем.");
            yield break;
        }

        if (changes.None)
        {
            yield return new Paragraph($"По сравнению с изданием {Wording.Numbered(changes.Previous)} ответы ООУ не изменились.");
            yield break;
        }

        yield return new Paragraph($"По сравнению с изданием {Wording.Numbered(changes.Previous)}:");
        yield return new BulletList(Items(data, changes));
    }

    private static IReadOnlyList<string> Items(ReportData data, EditionChanges changes)
    {
        (string Text, IReadOnlyList<string> Ids)[] groups =
        [
            ("получены ответы", changes.Answered),
            ("изменены ответы", changes.Changed),
            ("отозваны ответы", changes.Withdrawn),
        ];
        return Russian.Clauses([.. groups.Where(group => group.Ids.Count > 0).Select(group =>
            $"{group.Text}: {Wording.Names(data.Campaign.Organizations.Where(organization => group.Ids.Contains(organization.Id, StringComparer.Ordinal)))}")]);
    }
}
