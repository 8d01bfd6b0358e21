using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// What an option seems to say of the work. A denial, a word of what is still to come and a word of a part come first: an option that
/// nobody has looked at must not count a school as one that has done the work.
/// </summary>
internal static class GuessedLevel
{
    // After «не» these deny nothing: «не реже раза в месяц», «не только».
    private static readonly HashSet<string> Comparing = Keys("менее меньше более больше реже позднее позже ранее раньше только");

    private static readonly HashSet<string> Whole = Keys("все всё всех всем везде полностью полном полной целиком всегда");

    private static readonly string[] Needless = [.. "требу примен нужд нужн предусм".Split(' ').Select(TextKey.Of)];

    // «Не во всех», «не в полном», «не до конца».
    private static readonly HashSet<string> Prepositions = Keys("в во до у на по");

    public static ExecutionLevel Of(string text)
    {
        var clauses = text.Split([',', ';', '.', '—', '–'], StringSplitOptions.RemoveEmptyEntries)
            .Select(clause => Words(clause))
            .Where(words => words.Count > 0)
            .Select(OfClause)
            .ToList();
        return clauses switch
        {
            [] => ExecutionLevel.Done,
            [var only] => only,
            // «Нет, не проводилась» and «Не проводилась, нет учителя» say it at once; «Разработаны, но не утверждены» is half of the work.
            [ExecutionLevel.NotDone or ExecutionLevel.Silent, ..] => clauses[0],
            _ when clauses.Exists(level => level is not (ExecutionLevel.Done or ExecutionLevel.Unchanged)) => ExecutionLevel.InProgress,
            _ => clauses.Contains(ExecutionLevel.Unchanged) ? ExecutionLevel.Unchanged : ExecutionLevel.Done,
        };
    }

    private static ExecutionLevel OfClause(List<string> words) =>
        DenialIn(words) is { } denial ? denial
        : LimitingWords.TellOfAbsence(words) ? ExecutionLevel.NotDone
        : LimitingWords.TellOfPart(words) || IsGoingOn(words) ? ExecutionLevel.InProgress
        : LimitingWords.TellOfLater(words) ? ExecutionLevel.NotDone
        : words.Exists(word => word.StartsWith(Former, StringComparison.Ordinal)) ? ExecutionLevel.Unchanged
        : ExecutionLevel.Done;

    private static readonly string Former = TextKey.Of("прежн");

    private static ExecutionLevel? DenialIn(List<string> words)
    {
        for (var index = 0; index < words.Count; index++)
        {
            var next = words.ElementAtOrDefault(index + 1) ?? string.Empty;
            if (words[index] == No || words[index] == Nor)
            {
                return ExecutionLevel.NotDone;
            }

            if (words[index] == Not && !Comparing.Contains(next))
            {
                var denied = Prepositions.Contains(next) ? words.ElementAtOrDefault(index + 2) ?? string.Empty : next;
                return Whole.Contains(denied) || denied == End ? ExecutionLevel.InProgress
                    : Array.Exists(Needless, beginning => denied.StartsWith(beginning, StringComparison.Ordinal)) ? ExecutionLevel.Silent
                    : ExecutionLevel.NotDone;
            }
        }

        return null;
    }

    private static readonly string Not = TextKey.Of("не");
    private static readonly string No = TextKey.Of("нет");
    private static readonly string Nor = TextKey.Of("ни");
    private static readonly string End = TextKey.Of("конца");

    // «Проведена в части классов», «в отдельных школах», «разрабатывается».
    private static bool IsGoingOn(List<string> words) =>
        words.Index().Any(word => word.Index > 0 && words[word.Index - 1] == In && Parts.Contains(word.Item))
        || words.Exists(word => word.StartsWith(BeingMade, StringComparison.Ordinal));

    private static readonly string In = TextKey.Of("в");
    private static readonly HashSet<string> Parts = Keys("части отдельных некоторых нескольких ряде");
    private static readonly string BeingMade = TextKey.Of("разрабатыва");

    private static List<string> Words(string text) => [.. TextKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static HashSet<string> Keys(string words) => words.Split(' ').Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);
}
