using System.Globalization;
using System.Text.RegularExpressions;

namespace RoadmapFunctions.Campaigns;

/// <summary>
/// The next campaign from the last one: ids, texts and the roster stay, dates move by half a year. What nobody can know yet is left so that
/// the file is refused until somebody fills it in.
/// </summary>
public static partial class CampaignSkeleton
{
    private const int HalfYearInMonths = 6;

    /// <param name="id">The id of the next campaign.</param>
    public static Campaign After(Campaign previous, string id) =>
        previous with
        {
            Id = id,
            Previous = previous.Id,
            Period = NextPeriod(previous.Period),
            LegalBasis = previous.LegalBasis with
            {
                Date = previous.LegalBasis.Date.AddMonths(HalfYearInMonths),
                Number = string.Empty,
                InPursuanceOf = null,
            },
            Milestones = [.. previous.Milestones.Select(milestone => milestone with { Date = milestone.Date.AddMonths(HalfYearInMonths) })],
            AnswersFrom = previous.AnswersFrom?.AddMonths(HalfYearInMonths),
            RespondentsUntil = previous.RespondentsUntil?.AddMonths(HalfYearInMonths),
            Activities = [.. previous.Activities.Select(After)],
            Recommendations = [.. previous.Recommendations.Select(each => each with { Due = each.Due?.AddMonths(HalfYearInMonths) })],
            Sheet = previous.Sheet with
            {
                SpreadsheetId = ResponseSheet.Placeholder + id,
                Tab = previous.Sheet.Tab with { SheetId = null },
                Tabs = null,
            },
        };

    private static Activity After(Activity previous) =>
        previous.Date is { } days ? previous with { Date = days.After(HalfYearInMonths) } : previous;

    /// <summary>
    /// «tomsk-2020-2021-h1» is followed by «tomsk-2020-2021-h2», and that by «tomsk-2021-2022-h1»; another id gets «-next».
    /// </summary>
    public static string NextId(string id) =>
        IdOfHalfYear().Match(id) is { Success: true } match
            ? match.Groups["half"].Value == "1"
                ? $"{id[..^1]}2"
                : $"{match.Groups["name"].Value}{Next(match.Groups["from"].Value)}-{Next(match.Groups["to"].Value)}-h1"
            : $"{id}-next";

    /// <summary>«1-е полугодие 2020-2021…» is followed by «2-е полугодие 2020-2021…», and that by «1-е полугодие 2021-2022…»; another
    /// wording stays.</summary>
    private static string NextPeriod(string period) =>
        HalfYear()
            .Replace(
                period,
                match =>
                    match.Groups["half"].Value == "1"
                        ? match.Value.Replace("1-е", "2-е", StringComparison.Ordinal)
                        : $"1-е{match.Groups["between"].Value}{Next(match.Groups["from"].Value)}"
                            + $"{match.Groups["dash"].Value}{Next(match.Groups["to"].Value)}"
            );

    private static string Next(string year) => (int.Parse(year, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<half>[12])-е(?<between> полугодие )(?<from>\d{4})(?<dash>\s?[-–—]\s?)(?<to>\d{4})",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex HalfYear();

    [GeneratedRegex(@"^(?<name>.*)(?<from>\d{4})-(?<to>\d{4})-h(?<half>[12])\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdOfHalfYear();
}
