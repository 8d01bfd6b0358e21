using System.Text.RegularExpressions;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>A list of schools below a heading of its own: «Перечень школ», then numbered lines or rows of a table.</summary>
internal static partial class OrderSchools
{
    public static IReadOnlyList<string> In(IReadOnlyList<string> lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (Heading().IsMatch(lines[index]) && Below(lines.Skip(index + 1)) is { Count: > 0 } schools)
            {
                return schools;
            }
        }

        return [];
    }

    // Between the heading and the first line, the head of a table may stand, or the rest of the heading.
    private static List<string> Below(IEnumerable<string> lines) =>
        [
            .. lines
                .Take(2)
                .SkipWhile(line => !Line().IsMatch(line))
                .Concat(lines.Skip(2))
                .Select(line => Line().Match(line))
                .TakeWhile(match => match.Success)
                .Select(match => CleanText.OneLine(match.Groups["name"].Value).TrimEnd(';', '.', ' '))
                .Where(name => name.Length > 0),
        ];

    [GeneratedRegex(
        @"^(Перечень|Список)\s+([\p{L}-]+\s+){0,4}?(школ|учреждений|организаций|ООУ|ОУ|ОО)\b[^.;]{0,200}$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(\d{1,3}\s*[.)]?\s*\t\s*|\d{1,3}\s*[.)]\s+)(?<name>[^\t]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}
