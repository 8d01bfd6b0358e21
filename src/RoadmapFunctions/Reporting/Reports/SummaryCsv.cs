using System.Globalization;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The consolidated summary as CSV, with decimal commas.</summary>
public static class SummaryCsv
{
    internal const string OwnWordsLine = "Другое";
    internal const string AmbiguousLine = "Ответ не распознан";

    public static byte[] Write(ReportData data)
    {
        var csv = new CsvFile();
        csv.Add([
            "№ мероприятия",
            "Мероприятие",
            "№ варианта",
            "Вариант ответа",
            data.Campaign.Terms.Organization.Abbreviation,
            "Ответивших",
            "Доля, %",
        ]);
        foreach (var activity in data.Analysis.Activities)
        {
            foreach (var option in activity.Options)
            {
                Row(option.Option.Number, option.Option.Text, option.Count);
            }

            Row(activity.Activity.Other?.Number ?? string.Empty, OwnWordsLine, activity.OwnWords.Count);
            Row(string.Empty, AmbiguousLine, activity.Ambiguous.Count);

            void Row(string number, string text, int count) =>
                csv.Add([
                    activity.Activity.Number,
                    activity.Activity.Title,
                    number,
                    text,
                    Number(count),
                    Number(activity.Answered),
                    activity.Answered == 0 ? string.Empty : (100m * count / activity.Answered).ToString("0.0", Russian.Culture),
                ]);
        }

        return csv.ToBytes();
    }

    /// <summary>The counts of a written file, as <see cref="Counts"/> says them. A line that is none of ours is given as it
    /// stands.</summary>
    public static IEnumerable<string> ReadCounts(ReadOnlySpan<byte> csv) =>
        CsvFile
            .Read(csv)
            .Skip(1)
            .Select(record =>
                record is [var activity, _, _, var option, var count, var answered, ..]
                    ? Count(activity, option, count, answered)
                    : string.Join(';', record)
            );

    /// <summary>The same counts, taken from the open data.</summary>
    public static IEnumerable<string> Counts(SummaryOutline summary) =>
        summary.Activities.SelectMany(activity =>
            (IEnumerable<string>)
                [
                    .. activity.Options.Select(option =>
                        Count(activity.Number, option.Text, Number(option.Count), Number(activity.Answered))
                    ),
                    Count(activity.Number, OwnWordsLine, Number(activity.OwnWords), Number(activity.Answered)),
                    Count(activity.Number, AmbiguousLine, Number(activity.Ambiguous), Number(activity.Answered)),
                ]
        );

    private static string Count(string activity, string option, string count, string answered) =>
        $"мероприятие {activity}, {Russian.Quoted(option)} — {count} из {answered}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
