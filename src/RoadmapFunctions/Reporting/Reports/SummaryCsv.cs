using System.Globalization;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>
/// The consolidated summary as CSV, with decimal commas. Where the campaign asks for values, two more columns hold the figures: a number or
/// a date. Where not every school is asked every question, the last column says how many were asked.
/// </summary>
public static class SummaryCsv
{
    private const int FigureColumn = 7;

    public static byte[] Write(ReportData data)
    {
        var csv = new CsvFile();
        var hasValues = data.HasValues;
        var asksAll = data.Campaign.AsksAllOfEverybody;
        csv.Add([
            "№ мероприятия",
            "Мероприятие",
            "№ варианта",
            "Вариант ответа",
            data.Campaign.Terms.Organization.Abbreviation,
            "Ответивших",
            "Доля, %",
            .. hasValues ? ["Показатель", "Единица"] : (string[])[],
            .. asksAll ? [] : (string[])["Спрошенных"],
        ]);
        foreach (var activity in data.Analysis.Activities)
        {
            string[] asked = asksAll ? [] : [Number(activity.Asked)];
            foreach (var line in AnswerLine.Of(activity))
            {
                csv.Add([
                    activity.Activity.Number,
                    activity.Activity.Title,
                    line.Number,
                    line.Text,
                    Number(line.Count),
                    Number(activity.Answered),
                    activity.Answered == 0 ? string.Empty : (100m * line.Count / activity.Answered).ToString("0.0", Russian.Culture),
                    .. hasValues ? [string.Empty, string.Empty] : (string[])[],
                    .. asked,
                ]);
            }

            foreach (var figure in activity.Figures)
            {
                csv.Add([
                    activity.Activity.Number,
                    activity.Activity.Title,
                    string.Empty,
                    figure.Title,
                    string.Empty,
                    string.Empty,
                    string.Empty,
                    Figure(figure.Value.Number, figure.Value.Day),
                    figure.Unit ?? string.Empty,
                    .. asked,
                ]);
            }
        }

        return csv.ToBytes();
    }

    /// <summary>
    /// The counts and figures of a written file, in the form of <see cref="Counts"/>. An unknown line is returned as it stands.
    /// </summary>
    public static IEnumerable<string> ReadCounts(ReadOnlySpan<byte> csv) =>
        CsvFile
            .Read(csv)
            .Skip(1)
            .Select(record =>
                record switch
                {
                    [var activity, _, _, var title, "", "", ..] when record.Skip(FigureColumn).FirstOrDefault() is { } number => Figure(
                        activity,
                        title,
                        number
                    ),
                    [var activity, _, _, var option, var count, var answered, ..] => Count(activity, option, count, answered),
                    _ => string.Join(';', record),
                }
            );

    /// <summary>The same counts and figures, taken from the open data.</summary>
    public static IEnumerable<string> Counts(SummaryOutline summary) =>
        summary.Activities.SelectMany(activity =>
            (IEnumerable<string>)
                [
                    .. AnswerLine
                        .Counts(activity)
                        .Select(line => Count(activity.Number, line.Text, Number(line.Count), Number(activity.Answered))),
                    .. activity
                        .Figures.OrEmpty()
                        .Select(figure => Figure(activity.Number, figure.Title, Figure(figure.Number, figure.Day))),
                ]
        );

    private static string Count(string activity, string option, string count, string answered) =>
        $"мероприятие {activity}, {Russian.Quoted(option)} — {count} из {answered}";

    private static string Figure(string activity, string title, string number) =>
        $"мероприятие {activity}, {Russian.Quoted(title)} — {number}";

    internal static string Figure(decimal? number, DateOnly? day) =>
        day is { } date ? Russian.Date(date)
        : number is { } some ? Number(some)
        : string.Empty;

    /// <summary>With a decimal comma, as Russian Excel reads it.</summary>
    internal static string Number(decimal number) => number.ToString("0.######", Russian.Culture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
