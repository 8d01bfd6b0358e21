using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>
/// A version of the analyst's own words at one place of the report. Versions of a place are numbered from 1 without gaps; the last one
/// counts, and an empty one removes the words.
/// </summary>
public sealed record AnalystNote : LogEntry
{
    public const string Causes = "causes";
    public const string Conclusions = "conclusions";

    /// <summary>Characters (UTF-16).</summary>
    public const int LongestText = 10_000;

    private const string ActivityPrefix = "activity-";

    /// <summary><see cref="Causes"/>, <see cref="Conclusions"/> or an activity's place.</summary>
    public required string Place { get; init; }

    public required int Number { get; init; }

    /// <summary>Paragraphs, one a line.</summary>
    public required string Text { get; init; }

    public required string By { get; init; }

    public override string Key => SubmissionKey.OfNote(this);

    public static string PlaceOf(Activity activity) => ActivityPrefix + activity.Id;

    /// <returns>The last version of each place that has words.</returns>
    public static IReadOnlyList<AnalystNote> Current(IEnumerable<AnalystNote> notes) =>
        [
            .. notes
                .GroupBy(note => note.Place, StringComparer.Ordinal)
                .Select(group => group.MaxBy(note => note.Number)!)
                .Where(note => note.Text.Length > 0),
        ];
}
