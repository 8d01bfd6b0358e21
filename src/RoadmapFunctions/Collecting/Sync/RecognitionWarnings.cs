using F23.StringSimilarity;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Warns when options are no longer recognised: somebody has reworded them in the form, and every tick has become own words. No single row
/// is wrong then, so nothing else would show it.
/// </summary>
public static class RecognitionWarnings
{
    private const int LongestQuote = 160;

    private static readonly NormalizedLevenshtein Similarity = new();

    /// <param name="rows">Rows of the sheet as it is now.</param>
    /// <param name="known">Earlier versions from the sheet that were not withdrawn.</param>
    public static IEnumerable<SheetWarning> Of(
        Campaign campaign,
        IReadOnlyCollection<Submission> rows,
        IReadOnlyCollection<Submission> known
    )
    {
        var now = ByActivity(rows);
        var before = ByActivity(known);
        return campaign
            .Activities.Where(activity => activity.HasOptions)
            .Select(activity => (activity.Id, Text: Sentence(activity, [.. now[activity.Id]], before[activity.Id])))
            .Where(warning => warning.Text is not null)
            .Select(warning => new SheetWarning(SheetWarningKind.Recognition, warning.Text!) { Subject = warning.Id });
    }

    private static ILookup<string, ActivityAnswer> ByActivity(IEnumerable<Submission> submissions) =>
        submissions.SelectMany(submission => submission.Answers).ToLookup(answer => answer.ActivityId, StringComparer.Ordinal);

    // Most activities have every option recognised somewhere; for those there is nothing to report.
    private static string? Sentence(Activity activity, List<ActivityAnswer> now, IEnumerable<ActivityAnswer> before)
    {
        var recognised = OptionsOf(now);
        if (recognised.Count == 0 && Texts(now).ToList() is { Count: > 0 } unread)
        {
            return $"Мероприятие {activity.Number}: {Russian.Count(now.Count, "ответ", "ответа", "ответов")}, "
                + $"и ни в одном не узнан ни один вариант. {Nearest(activity.Options, unread)}";
        }

        var earlier = OptionsOf(before);
        var lost = activity.Options.Where(option => !recognised.Contains(option.Id) && earlier.Contains(option.Id)).ToList();
        return lost.Count == 0 || Texts(now).Except(Texts(before), StringComparer.Ordinal).ToList() is not { Count: > 0 } fresh
            ? null
            : $"Мероприятие {activity.Number}: раньше "
                + $"{Russian.Plural(lost.Count, "узнавался вариант", "узнавались варианты", "узнавались варианты")} "
                + $"{Russian.List([.. lost.Select(option => Quoted(option.Text))])}, а теперь ни в одном ответе. {Nearest(lost, fresh)}";
    }

    private static HashSet<string> OptionsOf(IEnumerable<ActivityAnswer> answers) =>
        answers.SelectMany(answer => answer.OptionIds).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Texts(IEnumerable<ActivityAnswer> answers) =>
        answers.Select(answer => answer.Other ?? answer.Ambiguous).OfType<string>().Where(text => TextKey.Of(text).Length > 0);

    private static string Nearest(IEnumerable<ActivityOption> options, IReadOnlyCollection<string> unread)
    {
        var (text, times) = unread.CountBy(text => text, StringComparer.Ordinal).MaxBy(text => text.Value);
        var key = TextKey.Of(CleanText.Abridged(text, LongestQuote));
        var nearest = options.MaxBy(option => option.AllTexts().Max(known => Similarity.Similarity(key, TextKey.WithoutOrdinal(known))))!;
        return $"Не узнан текст {Quoted(text)} ({Russian.Count(times, "ответ", "ответа", "ответов")}); "
            + $"ближайший вариант — {Quoted(nearest.Text)}. "
            + "Если в форме изменили текст варианта, впишите новый в кампанию («Править», «Вопросы», "
            + "«Прежние тексты этого варианта»). Если это свои слова школ, менять ничего не нужно.";
    }

    private static string Quoted(string text) => Russian.Quoted(CleanText.Abridged(text, LongestQuote));
}
