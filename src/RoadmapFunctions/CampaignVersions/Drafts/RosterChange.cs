using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Import;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>A row that was refused, and why.</summary>
/// <param name="Sentence">For the person who sent it.</param>
public sealed record RosterMistake(TableRow Row, string Sentence);

/// <summary>What a table of schools changes in a roster. A school that is missing from the table stays.</summary>
/// <param name="Campaign">With the rows that were accepted.</param>
/// <param name="Mistakes">Rows that were refused.</param>
/// <param name="Remarks">Remarks on rows that were accepted nevertheless, and on rows that are no schools.</param>
/// <param name="NotNamed">Schools of the roster that the table does not name.</param>
/// <param name="Refused">The refused rows under a header, to be corrected and sent once more; null when there are none.</param>
public sealed partial record RosterChange(
    Campaign Campaign,
    IReadOnlyList<Organization> Added,
    IReadOnlyList<Organization> Changed,
    IReadOnlyList<RosterMistake> Mistakes,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<Organization> NotNamed,
    string? Refused
)
{
    /// <exception cref="UnreadableFileException">The table has no column of schools.</exception>
    public static RosterChange Of(Campaign campaign, IReadOnlyList<TableRow> rows)
    {
        var columns =
            RosterColumns.Find(rows)
            ?? (rows.All(row => row.Cells.Count(cell => cell.Length > 0) <= 1) ? new(-1, 0, null, null, null, null, null) : null);
        return columns is null
            ? throw new UnreadableFileException(
                "Не нашёлся столбец с названиями школ. Подпишите столбцы в первой строке: «Наименование», «Краткое "
                    + "наименование», «Территория», «Почта», «Контакт»."
            )
            : new Merging(campaign, columns).Run(rows);
    }

    /// <summary>The campaign without the schools that the table does not name.</summary>
    public Campaign WithoutNotNamed() => Campaign with { Organizations = [.. Campaign.Organizations.Except(NotNamed)] };

    [GeneratedRegex(
        @"^\W*(всего|итого)(?![\p{L}-])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Total();

    private sealed class Merging(Campaign campaign, RosterColumns columns)
    {
        private readonly List<Organization> schools = [.. campaign.Organizations];
        private readonly Dictionary<string, int> byName = Names(campaign);
        private readonly Dictionary<string, int> rowOf = new(StringComparer.Ordinal);
        private readonly HashSet<string> ids = campaign.Organizations.Select(school => school.Id).ToHashSet(StringComparer.Ordinal);
        private readonly HashSet<string> added = new(StringComparer.Ordinal);
        private readonly List<string> changed = [];
        private readonly List<RosterMistake> mistakes = [];
        private readonly List<string> totals = [];

        public RosterChange Run(IReadOnlyList<TableRow> rows)
        {
            foreach (var row in rows.Skip(columns.Head + 1))
            {
                if (row.At(columns.Email).Length == 0 && row.Cells.FirstOrDefault(Total().IsMatch) is { } total)
                {
                    var shown = Russian.Quoted(CleanText.Shortened(total, 80));
                    totals.Add($"Строка {row.Number}: {shown} — итог таблицы, а не школа. Она пропущена.");
                }
                else if (Take(row) is { } sentence)
                {
                    mistakes.Add(new(row, $"Строка {row.Number}: {sentence}"));
                }
            }

            var named = SchoolNames.WithAliases(schools).ToDictionary(school => school.Id, StringComparer.Ordinal);
            IReadOnlyList<Organization> roster = [.. schools.Select(school => added.Contains(school.Id) ? named[school.Id] : school)];
            return new(
                campaign with
                {
                    Organizations = roster,
                },
                [.. roster.Where(school => added.Contains(school.Id))],
                [.. roster.Where(school => changed.Contains(school.Id, StringComparer.Ordinal))],
                mistakes,
                [.. totals, .. SharedAddresses.In(roster)],
                [.. campaign.Organizations.Where(school => !rowOf.ContainsKey(school.Id))],
                mistakes.Count > 0 ? columns.Again(mistakes.Select(mistake => mistake.Row)) : null
            );
        }

        /// <returns>Why the row is refused; null when it is accepted.</returns>
        private string? Take(TableRow row)
        {
            var name = row.At(columns.Name);
            if (OrganizationKey.Of(name).Length == 0)
            {
                return "названия школы нет. Впишите его или удалите строку.";
            }

            var email = row.At(columns.Email);
            if (email.Length > 0 && !EmailAddress.IsOne(email))
            {
                return $"{Russian.Quoted(CleanText.Shortened(email, 80))} — не адрес почты. Впишите один адрес вида "
                    + "school@example.org или оставьте ячейку пустой.";
            }

            var known = byName.GetValueOrDefault(OrganizationKey.Of(name), -1);
            if (known >= 0 && rowOf.TryGetValue(schools[known].Id, out var earlier))
            {
                return $"школа с таким названием уже есть в строке {earlier}. Если это другая школа, уточните название.";
            }

            var shortName = row.At(columns.ShortName) is { Length: > 0 } given ? given : SchoolNames.Brief(name);
            if (known < 0 && columns.ShortName is null && byName.ContainsKey(OrganizationKey.Of(shortName)))
            {
                shortName = CleanText.Abridged(name, 120); // «СОШ № 5» may be in another town
            }

            if (byName.TryGetValue(OrganizationKey.Of(shortName), out var other) && other != known)
            {
                return $"краткое название {Russian.Quoted(shortName)} уже у школы {Russian.Quoted(schools[other].Name)}. Уточните его.";
            }

            Put(row, known, name, shortName, email);
            return null;
        }

        private void Put(TableRow row, int known, string name, string shortName, string email)
        {
            var before = known >= 0 ? schools[known] : null;
            var school = new Organization(
                before?.Id ?? Ids.From(shortName, "school", ids),
                before?.Name ?? name,
                columns.ShortName is null && before is not null ? before.ShortName : shortName,
                Aliases(row, before),
                Cell(columns.Municipality) ?? before?.Municipality,
                email.Length > 0 ? email : before?.Email,
                Cell(columns.Contact) ?? before?.Contact
            );
            if (before is null)
            {
                ids.Add(school.Id);
                added.Add(school.Id);
                known = schools.Count;
                schools.Add(school);
            }
            else if (!Same(before, school))
            {
                changed.Add(school.Id);
                schools[known] = school;
            }

            rowOf[school.Id] = row.Number;
            foreach (var key in school.AllNames().Select(OrganizationKey.Of))
            {
                byName.TryAdd(key, known);
            }

            string? Cell(int? column) => row.At(column) is { Length: > 0 } text ? text : null;
        }

        private List<string>? Aliases(TableRow row, Organization? before)
        {
            List<string> all =
            [
                .. before?.Aliases.OrEmpty() ?? [],
                .. row.At(columns.Aliases)
                    .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Where(alias => !byName.ContainsKey(OrganizationKey.Of(alias))),
            ];
            return all.Count > 0 ? all : null;
        }

        private static bool Same(Organization one, Organization other) =>
            one with { Aliases = null } == other with { Aliases = null }
            && one.Aliases.OrEmpty().SequenceEqual(other.Aliases.OrEmpty(), StringComparer.Ordinal);

        private static Dictionary<string, int> Names(Campaign campaign)
        {
            var names = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (index, school) in campaign.Organizations.Index())
            {
                foreach (var key in school.AllNames().Select(OrganizationKey.Of))
                {
                    names.TryAdd(key, index);
                }
            }

            return names;
        }
    }
}
