using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Reads the cell of a multi-select question. Google joins ticked options by «, », its own CSV by «;», and own words come last. Options
/// contain commas themselves, so the cell is cut only where whole options end. A reading takes options from the start of the cell until the
/// remaining text does not begin with one; the rest is own words. The reading that leaves the fewest own words counts. If there are several
/// such readings, or the rest continues the sentence of an option, none is chosen: a person reads the whole text.
/// </summary>
public sealed class OptionReader
{
    /// <summary>Search steps for one cell. Options that nest in each other could take exponentially many.</summary>
    private const int MostSteps = 5_000;

    /// <summary>Number of texts. A question with five options has 31 ways to tick them.</summary>
    private const int MostRemembered = 1_000;

    /// <summary>Signs that take back the tick beside which somebody has put them; a key has none of them.</summary>
    private static readonly SearchValues<string> Doubting = SearchValues.Create(
        ["?", "±", "+/-", "❌", "✗", "✘", "✖", "☐", "⬜", "🚫", "👎", "⛔"],
        StringComparison.Ordinal
    );

    // Making the keys of the options costs as much as reading a cell, and a campaign is read for months.
    private static readonly ConditionalWeakTable<Activity, OptionReader> Readers = [];

    private readonly Activity activity;
    private readonly Dictionary<string, int> options;
    private readonly int longestKey;
    private readonly ConcurrentDictionary<string, ActivityAnswer> remembered = new(StringComparer.Ordinal);

    public OptionReader(Activity activity)
    {
        this.activity = activity;
        options = activity
            .Options.Index()
            .SelectMany(option => option.Item.AllTexts().Select(text => (Key: TextKey.WithoutOrdinal(text), option.Index)))
            .DistinctBy(text => text.Key, StringComparer.Ordinal) // an alias may have the same key as the option
            .ToDictionary(text => text.Key, text => text.Index, StringComparer.Ordinal);
        longestKey = options.Keys.Select(key => key.Length).DefaultIfEmpty().Max();
    }

    public static OptionReader For(Activity activity) => Readers.GetValue(activity, known => new OptionReader(known));

    /// <returns>Null for a cell that is blank or contains only commas, semicolons and invisible characters.</returns>
    public ActivityAnswer? Read(string cell)
    {
        if (remembered.TryGetValue(cell, out var known))
        {
            return known;
        }

        var text = CleanText.Of(cell);
        var answer = CellPieces.Of(text) is { Count: > 0 } pieces ? Read(text, pieces) : null;
        if (answer is { Other: null, Ambiguous: null }) // own words seldom repeat
        {
            Remember(cell, answer);
        }

        return answer;
    }

    public ActivityAnswer Ambiguous(string text) => new AmbiguousAnswer(activity.Id, text);

    private ActivityAnswer Read(string text, CellPieces pieces)
    {
        var search = new Search(pieces, OptionsIn(pieces));
        if (
            search.Only is not { } reading
            || search.HidesOption(reading.End)
            || (activity.Kind == QuestionKind.OneOf && reading.Chosen.Count > 1)
        )
        {
            return Ambiguous(text);
        }

        if (pieces.Between(0, reading.End).IndexOfAny(Doubting) >= 0 && !reading.Chosen.Any(option => HasDoubt(activity.Options[option])))
        {
            return Ambiguous(text);
        }

        var words = reading.End < pieces.Count ? pieces.From(reading.End) : null;
        return
            words is not null
            && reading.Chosen.Count > 0
            && !Dash.Is(words)
            && SentenceOpening.Continues(words, activity.Options[reading.Chosen[^1]].Text)
            ? Ambiguous(text)
            : new ReadAnswer(activity.Id, [.. reading.Chosen.Order().Select(option => activity.Options[option].Id)], words);
    }

    private static bool HasDoubt(ActivityOption option) => option.AllTexts().Any(text => text.AsSpan().IndexOfAny(Doubting) >= 0);

    // For each piece: the options that begin there, with the pieces after which they end.
    private List<(int Option, int End)>[] OptionsIn(CellPieces pieces)
    {
        var lookup = options.GetAlternateLookup<ReadOnlySpan<char>>();
        var found = new List<(int Option, int End)>[pieces.Count];
        for (var from = 0; from < pieces.Count; from++)
        {
            found[from] = [];
            for (var to = from; pieces.HasLetters(from) && to < pieces.Count && pieces.Key(from, to).Length <= longestKey; to++)
            {
                // A dash or a thumbs-up after an option is not part of it.
                if (pieces.HasLetters(to) && lookup.TryGetValue(pieces.Key(from, to), out var option))
                {
                    found[from].Add((option, to + 1));
                }
            }
        }

        return found;
    }

    private void Remember(string cell, ActivityAnswer answer)
    {
        if (remembered.Count >= MostRemembered)
        {
            remembered.Clear();
        }

        remembered[cell] = answer;
    }

    /// <summary>Looks for the reading that leaves the fewest own words, within bounded work.</summary>
    private sealed class Search
    {
        private readonly List<(int Option, int End)>[] options;
        private readonly HashSet<int> chosen = [];
        private int stepsLeft = MostSteps;
        private (IReadOnlyList<int> Chosen, int End)? best;
        private bool several;

        public Search(CellPieces pieces, List<(int Option, int End)>[] options)
        {
            this.options = options;
            Follow(0, pieces.Count);
        }

        /// <summary>Null when there are several readings, or too many to examine.</summary>
        public (IReadOnlyList<int> Chosen, int End)? Only => several || stepsLeft < 0 ? null : best;

        /// <summary>An option after own words was typed or pasted: the program cannot say whether the school chose it.</summary>
        public bool HidesOption(int from) => options.Skip(from).Any(starting => starting.Count > 0);

        private void Follow(int from, int count)
        {
            if (--stepsLeft < 0 || (several && best?.End == count))
            {
                return; // this path cannot lead to a better reading
            }

            var goesOn = false;
            foreach (var (option, end) in from < count ? options[from] : [])
            {
                if (chosen.Add(option))
                {
                    goesOn = true;
                    Follow(end, count);
                    chosen.Remove(option);
                }
            }

            if (!goesOn && from >= (best?.End ?? -1))
            {
                (several, best) = (from == best?.End, (chosen.ToList(), from));
            }
        }
    }
}
