using System.Globalization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Reads the cell of a multi-select question. Google joins the ticked options by «, » and puts own words last, and options have
/// commas in them, so the cell is cut only where whole options end. A reading takes options from the start of the cell until
/// what remains does not begin with one; the rest is own words. Of several such readings the one that leaves the fewest own words
/// counts, and if there is more than one of them, none is chosen.
/// </summary>
public sealed class OptionReader
{
    private const string Separator = ", ";

    private readonly Activity activity;
    private readonly Dictionary<string, int> options;
    private readonly int longestOption;

    public OptionReader(Activity activity)
    {
        this.activity = activity;
        options = activity.Options.Index()
            .SelectMany(option => option.Item.AllTexts().Select(text => (Key: TextKey.WithoutOrdinal(text), option.Index)))
            .DistinctBy(text => text.Key, StringComparer.Ordinal) // an alias that differs in nothing that counts
            .ToDictionary(text => text.Key, text => text.Index, StringComparer.Ordinal);
        longestOption = activity.Options.SelectMany(option => option.AllTexts()).Select(text => text.Split(Separator).Length).DefaultIfEmpty().Max();
    }

    /// <returns>Null for a blank cell, and for one in which there are only commas and invisible characters.</returns>
    public ActivityAnswer? Read(string cell)
    {
        var text = CleanText.Of(cell);
        if (text.All(IsNothing))
        {
            return null;
        }

        var pieces = text.Split(Separator);
        var readings = Readings(pieces, 0, []).ToLookup(reading => reading.OwnWordsFrom);
        return readings[readings.Max(reading => reading.Key)].Take(2).ToList() is [var (chosen, rest)] && !HidesOption(pieces, rest)
            ? new ReadAnswer(activity.Id, [.. chosen.Order().Select(option => activity.Options[option].Id)], OwnWords(pieces, rest))
            : Ambiguous(text);
    }

    public ActivityAnswer Ambiguous(string text) => new AmbiguousAnswer(activity.Id, text);

    private static bool IsNothing(char character) => character == ',' || char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static string? OwnWords(string[] pieces, int from) =>
        string.Join(Separator, pieces[from..]).Trim() is { Length: > 0 } words ? words : null;

    // Every way to go on from a piece; each chosen set is yielded once, with the piece at which own words begin.
    private IEnumerable<(IReadOnlyList<int> Chosen, int OwnWordsFrom)> Readings(string[] pieces, int from, IReadOnlyList<int> chosen)
    {
        var goesOn = false;
        for (var to = from + 1; to <= LastEnd(pieces, from); to++)
        {
            if (OptionAt(pieces, from, to) is { } option && !chosen.Contains(option))
            {
                goesOn = true;
                foreach (var reading in Readings(pieces, to, [.. chosen, option]))
                {
                    yield return reading;
                }
            }
        }

        if (!goesOn)
        {
            yield return (chosen, from);
        }
    }

    // An option after own words was typed or pasted: whether the school chose it is not for us to say.
    private bool HidesOption(string[] pieces, int from) =>
        Enumerable.Range(from, pieces.Length - from).Any(start =>
            Enumerable.Range(start + 1, LastEnd(pieces, start) - start).Any(end => OptionAt(pieces, start, end) is not null));

    // No option has more pieces than the longest one, which keeps a hostile cell cheap to read.
    private int LastEnd(string[] pieces, int from) => Math.Min(from + longestOption, pieces.Length);

    // «…развития ООУ, -»: a dash, a plus or a smile is no part of an option, though the key of the whole would be the option's.
    private int? OptionAt(string[] pieces, int from, int to) =>
        !pieces[from..to].Any(Dash.Is) && options.TryGetValue(TextKey.WithoutOrdinal(string.Join(Separator, pieces[from..to])), out var option) ? option : null;
}
