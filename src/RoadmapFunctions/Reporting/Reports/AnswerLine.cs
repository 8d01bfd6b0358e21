using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>
/// A line of a table of answers, with the schools that it counts: an option, own words, a value, or texts that could not be read. Every
/// format has the same lines in the same order.
/// </summary>
/// <param name="Number">As the form prints it; empty where the form has none.</param>
/// <param name="IsOf">Whether a school is counted in the line.</param>
internal sealed record AnswerLine(AnswerLineKind Kind, string Number, string Text, int Count, Func<OrganizationAnalysis, bool> IsOf)
{
    public const string OwnWords = "Другое";
    public const string OnlyWords = "Ответ своими словами";
    public const string Explanation = "Пояснение";
    public const string Value = "Значение";
    public const string Ambiguous = "Ответ не распознан";

    /// <summary>The title of own words beside options, beside a value, or where nothing else is asked for.</summary>
    public static string WordsOf(QuestionKind? kind) =>
        kind switch
        {
            QuestionKind.ShortText or QuestionKind.LongText => OnlyWords,
            QuestionKind.SeveralOf or QuestionKind.OneOf or null => OwnWords,
            _ => Explanation,
        };

    /// <summary>The line of unreadable texts comes last.</summary>
    public static IReadOnlyList<AnswerLine> Of(ActivityAnalysis analysis)
    {
        var activity = analysis.Activity;
        return
        [
            .. analysis.Options.Select(option => new AnswerLine(
                AnswerLineKind.Option,
                option.Option.Number,
                option.Option.Text,
                option.Count,
                each => each.Current?.AnswerTo(activity)?.OptionIds.Contains(option.Option.Id, StringComparer.Ordinal) == true
            )),
            .. activity.Value is null
                ? []
                : (AnswerLine[])
                    [new(AnswerLineKind.Value, string.Empty, Value, analysis.Values.Count, each => each.ValueOf(activity) is not null)],
            .. activity.Value is null || analysis.OwnWords.Count > 0
                ?
                [
                    new(
                        AnswerLineKind.Words,
                        activity.Other?.Number ?? string.Empty,
                        WordsOf(activity.Kind),
                        analysis.OwnWords.Count,
                        each => each.Current?.AnswerTo(activity)?.Other is not null
                    ),
                ]
                : (AnswerLine[])[],
            new(
                AnswerLineKind.Ambiguous,
                string.Empty,
                Ambiguous,
                analysis.Ambiguous.Count,
                each => each.ValueOf(activity) is null && each.Current?.AnswerTo(activity)?.Ambiguous is not null
            ),
        ];
    }

    /// <summary>The same counts, taken from the open data.</summary>
    public static IEnumerable<(string Text, int Count)> Counts(SummaryActivity activity) =>
        [
            .. activity.Options.Select(option => (option.Text, option.Count)),
            .. activity.Values is { } values ? [(Value, values)] : ((string, int)[])[],
            .. activity.Values is null || activity.OwnWords > 0 ? [(WordsOf(activity.Kind), activity.OwnWords)] : ((string, int)[])[],
            (Ambiguous, activity.Ambiguous),
        ];
}

internal enum AnswerLineKind
{
    Option,
    Words,
    Value,
    Ambiguous,
}
