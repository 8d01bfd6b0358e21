using System.Text.RegularExpressions;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Full names and abbreviations of the kinds of schools: people write «Муниципальное автономное общеобразовательное учреждение средняя
/// общеобразовательная школа № 5» where the order prints «МАОУ СОШ № 5».
/// </summary>
internal static partial class SchoolKind
{
    /// <param name="key">Key of a name, see <see cref="Campaigns.OrganizationKey"/>.</param>
    public static string Abbreviated(string key)
    {
        var owner = Owner().Replace(key, match => $"м{match.Groups["kind"].Value[0]}оу");
        return School().Replace(owner, match => $"{match.Groups["level"].Value[0]}ош");
    }

    // The key has Cyrillic letters in place of similar Latin ones, and е in place of ё.
    [GeneratedRegex(
        @"муниципальн\w+ (?<kind>автономн|бюджетн|казенн)\w+ (обще)?образовательн\w+ (учреждени|организаци)\w+",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Owner();

    [GeneratedRegex(@"\b(?<level>средн|основн)\w+ общеобразовательн\w+ школ\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex School();
}
