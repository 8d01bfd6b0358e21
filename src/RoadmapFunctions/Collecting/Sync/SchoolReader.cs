using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Tells whose a row is by the school's name in it.</summary>
/// <param name="columns">The columns in which the form, or people, write the school.</param>
internal sealed class SchoolReader(IReadOnlyList<int> columns, OrganizationMatcher organizations)
{
    private const int LongestQuote = 200;

    /// <returns>The school, or why it is unknown.</returns>
    public (Organization? Organization, RowFault? Fault) Read(SheetRow row)
    {
        var names = columns.Where(column => !row[column].IsBlank).ToList();
        if (names.Count == 0)
        {
            return (
                null,
                RowFault.At(
                    row,
                    columns[^1], // the newest: a question that was asked anew stands to the right
                    RejectionReason.OrganizationMissing,
                    "не указана школа",
                    "впишите название школы из списка кампании"
                )
            );
        }

        if (names.FindIndex(column => organizations.Find(row[column].Text) is null) is >= 0 and var unknown)
        {
            return (null, UnknownOrganization(row, names[unknown]));
        }

        var found = names
            .Select(column => organizations.Find(row[column].Text)!)
            .DistinctBy(match => match.Id, StringComparer.Ordinal)
            .ToList();
        return found.Count == 1
            ? (found[0], null)
            : (
                null,
                RowFault.At(
                    row,
                    names[1],
                    RejectionReason.OrganizationsDiffer,
                    $"в строке названы две разные школы, в столбцах {A1.Column(names[0])} и {A1.Column(names[1])}",
                    "оставьте одну"
                )
            );
    }

    private RowFault UnknownOrganization(SheetRow row, int column)
    {
        var suggestion = organizations.Suggest(row[column].Text);
        var several = organizations.Several(row[column].Text);
        var mend =
            several.Count > 0
                ? $"это {Russian.List([.. several.Select(school => Russian.Quoted(school.ShortName))])}: строка — ответ одной школы. "
                    + "Узнайте, чей это ответ, и нажмите в карантине «Отнести к школе»; остальные пусть ответят отдельно"
            : suggestion is null
                ? "исправьте название в таблице или нажмите в карантине «Отнести "
                    + "к школе»; если школы нет в списке, добавьте её в кампанию («Править», «Школы»)"
            : $"если это {Russian.Quoted(suggestion.Name)}, нажмите в карантине «Отнести к школе» или исправьте название в таблице; "
                + "чтобы программа узнавала его сама, впишите его в карточку школы, в «Школы пишут так»";
        var problem = $"школы {Russian.Quoted(CleanText.Shortened(row[column].Text, LongestQuote))} нет в списке кампании";
        return RowFault.At(row, column, RejectionReason.UnknownOrganization, problem, mend) with
        {
            SuggestedOrganizationId = suggestion?.Id,
        };
    }
}
