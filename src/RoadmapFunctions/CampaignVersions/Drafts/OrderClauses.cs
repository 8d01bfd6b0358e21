using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>What the numbered clauses of an order say: who has to do what by when.</summary>
internal static partial class OrderClauses
{
    /// <param name="clauses">Matches with the groups «number» and «text».</param>
    public static IReadOnlyList<Milestone> MilestonesIn(List<Match> clauses)
    {
        var milestones = new List<Milestone>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var clause in clauses)
        {
            var text = clause.Groups["text"].Value;
            if (
                DateText
                    .FindIn(text)
                    .Where(found => Until().IsMatch(text[..found.Index]))
                    .Select(found => (DateOnly?)found.Date)
                    .FirstOrDefault()
                is not { } date
            )
            {
                continue;
            }

            var kind =
                text.Contains("сводн", StringComparison.OrdinalIgnoreCase) ? MilestoneKind.Summary
                : text.Contains("отчет", StringComparison.OrdinalIgnoreCase) || text.Contains("отчёт", StringComparison.OrdinalIgnoreCase)
                    ? MilestoneKind.Report
                : MilestoneKind.Answers;
            if (kind == MilestoneKind.Answers && milestones.Exists(each => each.Kind == kind))
            {
                continue; // one day for the schools; the reader of the proposal sees to another one
            }

            var id = Ids.From(Choices.Name(kind), "milestone", taken);
            taken.Add(id);
            milestones.Add(
                new(
                    id,
                    kind,
                    kind switch
                    {
                        MilestoneKind.Answers => "Представление информации школами",
                        MilestoneKind.Report => "Аналитический отчёт",
                        _ => "Сводная информация",
                    },
                    date,
                    kind == MilestoneKind.Answers ? Milestone.EndOfDay : "09:00",
                    $"пункт {clause.Groups["number"].Value}"
                )
            );
        }

        return milestones;
    }

    // «(МАОУ СОШ № 5 имени А.К. Ерохина, МАОУ СОШ № 28, МАОУ ООШ № 38, 66)»: a number alone is another school of the same kind.
    public static IReadOnlyList<string> SchoolsIn(List<Match> clauses)
    {
        var schools = new List<string>();
        var named = clauses.Select(clause => SchoolList().Match(clause.Groups["text"].Value)).FirstOrDefault(match => match.Success);
        foreach (
            var piece in named
                ?.Groups["list"]
                .Value.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []
        )
        {
            if (schools.Count > 0 && OnlyNumber().IsMatch(piece))
            {
                schools.Add(LastNumber().Replace(schools[^1], piece, 1));
            }
            else if (schools.Count > 0 && !char.IsUpper(piece[0]) && !piece.Contains('№', StringComparison.Ordinal))
            {
                schools[^1] = $"{schools[^1]}, {piece}";
            }
            else
            {
                schools.Add(piece.TrimEnd('.'));
            }
        }

        return schools;
    }

    [GeneratedRegex(@"\b(?:до|не\s+позднее|в\s+срок\s+до|по)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Until();

    [GeneratedRegex(
        @"(руководител|директор|школ|учрежден|организац)[^(]{0,200}\((?<list>[^()]*№[^()]*)\)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex SchoolList();

    [GeneratedRegex(@"^№?\s*\d+$", RegexOptions.None, 1000)]
    private static partial Regex OnlyNumber();

    [GeneratedRegex(@"\d+(?=\D*$)", RegexOptions.None, 1000)]
    private static partial Regex LastNumber();
}
