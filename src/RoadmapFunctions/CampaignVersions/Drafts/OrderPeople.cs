using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>The people whom an order names: who carries it out, who has signed it, who has written it.</summary>
internal static partial class OrderPeople
{
    public static CampaignOperator? OperatorIn(string text)
    {
        var match = Director().Match(text);
        return match.Success
            ? new(
                match.Groups["name"].Value,
                $"{Russian.Capitalized(match.Groups["post"].Value)} {match.Groups["name"].Value}",
                NameIn(match)
            )
            : null;
    }

    // «Начальник департамента», «О.В. Васильева»: on one line, or on two.
    public static (string Post, string Name)? SignatoryIn(List<string> order) =>
        order
            .Select((line, index) => (line, next: index + 1 < order.Count ? order[index + 1] : string.Empty))
            .SelectMany(each => new[] { each.line, $"{each.line} {each.next}" })
            .Select(line => SignatureOfOrder().Match(line))
            .Where(match => match.Success)
            .Select(match => ((string, string)?)(CleanText.OneLine(match.Groups["post"].Value), NameIn(match)))
            .LastOrDefault();

    // «Исп. Иванова И.И., тел. 8 (3854) 12-34-56»: below the signature, on one line or on two.
    public static Executor? ExecutorIn(List<string> lines)
    {
        var index = lines.FindIndex(line => ExecutorLine().IsMatch(line));
        if (index < 0)
        {
            return null;
        }

        var named = ExecutorLine().Match(lines[index]);
        var phone = Phone().Match($"{named.Groups["rest"].Value} {lines.ElementAtOrDefault(index + 1)}");
        return phone.Success ? new(named.Groups["name"].Value, phone.Value) : null;
    }

    private static string NameIn(Match match) =>
        $"{match.Groups["initials"].Value.Replace(" ", string.Empty, StringComparison.Ordinal)} {match.Groups["surname"].Value}";

    [GeneratedRegex(
        @"\(?(?<post>директор|заведующая|заведующий|руководитель|начальник)\s+(?<name>\p{Lu}[^()\n]{1,60}?)\s+"
            + @"(?<surname>\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?)\s+(?<initials>\p{Lu}\.\s?\p{Lu}\.)\)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Director();

    [GeneratedRegex(
        @"^(?<post>(Исполняющ\w+ обязанности|И\.\s?о\.|Врио|Первый|Заместитель|Начальник|Директор|Руководитель|Председатель|Глава|Министр)"
            + @"(\s+[\p{Ll}\p{Lu}-]+){0,12})\s+((?<initials>\p{Lu}\.\s?\p{Lu}\.)\s?(?<surname>\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?)"
            + @"|(?<surname>\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?)\s(?<initials>\p{Lu}\.\s?\p{Lu}\.))$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex SignatureOfOrder();

    [GeneratedRegex(
        @"^Исп(олнитель)?\.?\s*:?\s*(?<name>\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?\s+(\p{Lu}\.\s?\p{Lu}\.|\p{Lu}\p{Ll}+(\s+\p{Lu}\p{Ll}+)?)"
            + @"|\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?)(?<rest>.*)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ExecutorLine();

    [GeneratedRegex(@"[+8(\d][\d\s()-]{4,}\d", RegexOptions.None, 1000)]
    private static partial Regex Phone();
}
