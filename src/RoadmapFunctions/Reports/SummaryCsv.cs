using System.Globalization;
using System.Text;
using RoadmapFunctions.Text;

namespace RoadmapFunctions.Reports;

/// <summary>
/// The consolidated summary as CSV that Russian Excel opens by a double click: UTF-8 with a byte order mark, semicolons,
/// decimal commas. A text that a spreadsheet would take for a formula gets an apostrophe before it.
/// </summary>
public static class SummaryCsv
{
    private const string FormulaStarts = "=+-@\t\r\n\0＝＋－＠";

    public static byte[] Write(ReportData data)
    {
        var csv = new StringBuilder();
        Line(csv, ["№ мероприятия", "Мероприятие", "№ варианта", "Вариант ответа", "ООУ", "Ответивших", "Доля, %"]);
        foreach (var activity in data.Analysis.Activities)
        {
            foreach (var option in activity.Options)
            {
                Row(option.Option.Number, option.Option.Text, option.Count);
            }

            Row(activity.Activity.Other?.Number ?? string.Empty, "Свой ответ", activity.OwnWords.Count);
            Row(string.Empty, "Запись читается двояко", activity.Ambiguous.Count);

            void Row(string number, string text, int count) => Line(csv,
            [
                activity.Activity.Number, activity.Activity.Title, number, text, Number(count), Number(activity.Answered),
                activity.Answered == 0 ? string.Empty : (100m * count / activity.Answered).ToString("0.0", Russian.Culture),
            ]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    /// <summary>A field as it stands in the file.</summary>
    public static string Field(string text)
    {
        var safe = text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(";\"\r\n") || safe != safe.Trim()
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    private static void Line(StringBuilder csv, IEnumerable<string> fields) => csv.AppendJoin(';', fields.Select(Field)).Append("\r\n");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
