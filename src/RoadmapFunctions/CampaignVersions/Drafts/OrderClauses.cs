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
            if (TermIn(text) is not { } term)
            {
                continue;
            }

            var kind = KindOf(text, IsForSchools(clause, clauses));
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
                    term.Date,
                    term.Time ?? (kind == MilestoneKind.Answers ? Milestone.EndOfDay : "09:00"),
                    $"пункт {clause.Groups["number"].Value}"
                )
            );
        }

        return milestones;
    }

    /// <returns>Name of the institution that a clause charges with the report: «Центр развития образования»; null for none.</returns>
    public static string? ChargedIn(List<Match> clauses) =>
        clauses
            .Select(clause => clause.Groups["text"].Value)
            .Where(text => Reporting().IsMatch(text))
            .Select(text => Charged().Match(text))
            .FirstOrDefault(match => match.Success)
            ?.Groups["name"]
            .Value;

    // «до 16-00 23.12.2022 г.», «не позднее 23.12.2022 до 16.00»: the hour stands before the day or after it.
    private static (DateOnly Date, string? Time)? TermIn(string text)
    {
        foreach (var (index, date) in DateText.FindIn(text))
        {
            if (Until().Match(text[..index]) is { Success: true } until)
            {
                var time = until.Groups["hour"].Success ? until : TimeAfter().Match(text, index);
                return (
                    date,
                    time.Groups["hour"].Success ? $"{time.Groups["hour"].Value.PadLeft(2, '0')}:{time.Groups["minute"].Value}" : null
                );
            }
        }

        return null;
    }

    // Heads of schools answer, whatever the order calls their answer; all others write a report or send on the summary.
    private static MilestoneKind KindOf(string text, bool isForSchools) =>
        isForSchools ? MilestoneKind.Answers
        : Report().IsMatch(text) ? MilestoneKind.Report
        : text.Contains("сводн", StringComparison.OrdinalIgnoreCase) ? MilestoneKind.Summary
        : text.Contains("отчет", StringComparison.OrdinalIgnoreCase) || text.Contains("отчёт", StringComparison.OrdinalIgnoreCase)
            ? MilestoneKind.Report
        : MilestoneKind.Answers;

    // «3.2» is addressed as «3» is.
    private static bool IsForSchools(Match clause, List<Match> clauses)
    {
        var number = clause.Groups["number"].Value;
        return clauses.Exists(each =>
            (each.Groups["number"].Value == number || number.StartsWith($"{each.Groups["number"].Value}.", StringComparison.Ordinal))
            && ToSchools().IsMatch(each.Groups["text"].Value)
        );
    }

    // «(МАОУ СОШ № 5 имени А.К. Ерохина, МАОУ СОШ № 28, МАОУ ООШ № 38, 66)»: a number alone is another school of the same kind.
    public static IReadOnlyList<string> SchoolsIn(List<Match> clauses)
    {
        var schools = new List<string>();
        var named = clauses
            .SelectMany(clause => SchoolList().Matches(clause.Groups["text"].Value))
            .FirstOrDefault(match => !match.Groups["list"].Value.Contains("приложен", StringComparison.OrdinalIgnoreCase));
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

    [GeneratedRegex(
        @"\b(до|не\s+позднее|в\s+срок\s+до|по)\s*((?<hour>[01]?\d|2[0-4])[-:.](?<minute>[0-5]\d)\s*(час\w*|ч)?[.,]?\s*)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Until();

    [GeneratedRegex(
        @"\G[\d.\s\p{L}«»]{8,25}?,?\s*(до|к)?\s*(?<![\d.])(?<hour>[01]\d|2[0-4])[-:.](?<minute>[0-5]\d)(?![\d.]*\d)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex TimeAfter();

    [GeneratedRegex(
        @"^\W*(руководител|директор|заведующ)\w*\s+([\p{L}-]+\s+){0,4}?(школ|учрежден|организац|гимнази|лице|сад|ООУ|ОУ|ОО)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex ToSchools();

    [GeneratedRegex(@"аналитическ\w+\s+отч[её]т|сводн\w+\s+отч[её]т", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Report();

    [GeneratedRegex(@"сводн|отч[её]т|мониторинг", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reporting();

    // «Бюджетному учреждению «Центр развития образования» подготовить …»
    [GeneratedRegex(
        @"^\W*([\p{L}-]+\s+){0,5}?учреждению\s+([\p{L}-]+\s+){0,6}?«(?<name>[^»]+)»",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Charged();

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
