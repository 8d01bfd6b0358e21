using F23.StringSimilarity;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Warns when options are no longer recognised: somebody has reworded them in the form, and ticks have become own words. No single row
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
        var reworded = Reworded(campaign, rows, now);
        var before = ByActivity(known);
        return campaign
            .Activities.Where(activity => activity.HasOptions)
            .Select(activity => (activity.Id, Text: Sentence(activity, [.. now[activity.Id]], before[activity.Id], reworded[activity.Id])))
            .Where(warning => warning.Text is not null)
            .Select(warning => new SheetWarning(SheetWarningKind.Recognition, warning.Text!) { Subject = warning.Id });
    }

    private static ILookup<string, ActivityAnswer> ByActivity(IEnumerable<Submission> submissions) =>
        submissions.SelectMany(submission => submission.Answers).ToLookup(answer => answer.ActivityId, StringComparer.Ordinal);

    // Texts that several schools have written, with the number of the schools; rows from before the rewording still have the option.
    private static ILookup<string, (string Text, int Schools)> Reworded(
        Campaign campaign,
        IReadOnlyCollection<Submission> rows,
        ILookup<string, ActivityAnswer> answers
    ) =>
        (
            from row in rows
            from answer in row.Answers
            let activity = campaign.FindActivity(answer.ActivityId)
            where activity is { HasOptions: true }
            let key = RewordedOption.KeyIn(activity, answer)
            where key is not null && Text(answer) is not null
            group (Text: Text(answer), row.OrganizationId) by (answer.ActivityId, key) into same
            let schools = same.Select(each => each.OrganizationId).Distinct(StringComparer.Ordinal).Count()
            where RewordedOption.IsTelling(schools, answers[same.Key.ActivityId].Count())
            orderby schools descending
            select (same.Key.ActivityId, Text: same.First().Text!, Schools: schools)
        ).ToLookup(each => each.ActivityId, each => (each.Text, each.Schools), StringComparer.Ordinal);

    // Most activities have every option recognised somewhere; for those there is nothing to report.
    private static string? Sentence(
        Activity activity,
        List<ActivityAnswer> now,
        IEnumerable<ActivityAnswer> before,
        IEnumerable<(string Text, int Schools)> reworded
    )
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
            ? reworded.Select(same => AboutReworded(activity, same.Text, same.Schools)).FirstOrDefault()
            : $"Мероприятие {activity.Number}: раньше "
                + $"{Russian.Plural(lost.Count, "узнавался вариант", "узнавались варианты", "узнавались варианты")} "
                + $"{Russian.List([.. lost.Select(option => Quoted(option.Text))])}, а теперь ни в одном ответе. {Nearest(lost, fresh)}";
    }

    private static string AboutReworded(Activity activity, string text, int schools) =>
        $"Мероприятие {activity.Number}: {Russian.Count(schools, "школа", "школы", "школ")} "
        + $"{Russian.Plural(schools, "ответила", "ответили", "ответили")} одними и теми же словами, похожими на вариант. "
        + Nearest(activity.Options, [.. Enumerable.Repeat(text, schools)]);

    private static HashSet<string> OptionsOf(IEnumerable<ActivityAnswer> answers) =>
        answers.SelectMany(answer => answer.OptionIds).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Texts(IEnumerable<ActivityAnswer> answers) =>
        answers.Select(Text).OfType<string>().Where(text => TextKey.Of(text).Length > 0);

    // What the school has written; null when the program's own note stands in its place.
    private static string? Text(ActivityAnswer answer) =>
        (answer.Other ?? answer.Ambiguous) is { } text && !NumberInAnswer.IsNote(text) ? text : null;

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
