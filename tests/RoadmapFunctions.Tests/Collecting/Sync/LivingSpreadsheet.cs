using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using RoadmapFunctions.Collecting.Sheets;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>A living sheet as Google answers for it. A cell of digits is a number, which the sheet shows in some format.</summary>
internal sealed partial class LivingSpreadsheet(LivingSheet sheet) : HttpMessageHandler
{
    private const int OtherTabs = 99;
    private const int Spare = 3; // rows that a grid has below the last answer

    private int requests;

    public int ReadTabs => sheet.ReadTabs;

    public string TimeZone { get; set; } = "Europe/Moscow";

    /// <summary>Changes what numbers are shown as, and no value.</summary>
    public int Format { get; set; }

    /// <summary>Two headers have changed places, and no answer has.</summary>
    public bool HeadersSwapped { get; set; }

    /// <summary>Comes before the answer to a request; the number is that of the request, from 1.</summary>
    public Action<int>? Meanwhile { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Meanwhile?.Invoke(++requests);
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        object answer = request.RequestUri.AbsolutePath.EndsWith(":batchGet", StringComparison.Ordinal)
            ? new
            {
                valueRanges = query.GetValues("ranges")!.Select(range => Values(range, query["valueRenderOption"] == "FORMATTED_VALUE")),
            }
            : new { properties = new { timeZone = TimeZone }, sheets = sheet.Tabs.Select(Describe) };
        return Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(JsonSerializer.Serialize(answer, JsonSerializerOptions.Web), Encoding.UTF8, "application/json"),
            }
        );
    }

    private object Describe(SheetSnapshot tab, int index) =>
        new
        {
            properties = new
            {
                sheetId = index < sheet.ReadTabs ? index + 1 : OtherTabs + index,
                title = TitleOf(tab, index),
                gridProperties = new { rowCount = tab.Rows.Count + 1 + Spare, columnCount = tab.Header.Cells.Count },
            },
        };

    private object Values(string range, bool formatted)
    {
        var asked = Range().Match(range);
        var tab = sheet.Tabs.Index().Single(each => TitleOf(each.Item, each.Index) == asked.Groups["title"].Value).Item;
        var (first, last) = (Number("first"), Number("last"));
        var (from, to) = (Column("from"), Column("to"));
        var rows = tab
            .Rows.Prepend(HeaderOf(tab))
            .Skip(first - 1)
            .Take(last - first + 1)
            .Select(row => row.Cells.Skip(from).Take(to - from + 1).Select(cell => Json(cell, formatted)).ToList())
            .ToList();
        return new { range, values = rows };

        int Number(string name) => int.Parse(asked.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

        int Column(string name) => asked.Groups[name].Value.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1;
    }

    private object Json(SheetCell cell, bool formatted) =>
        cell.Kind == SheetCellKind.Number ? cell.Number
        : double.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? formatted ? string.Create(CultureInfo.InvariantCulture, $"{number} в виде {Format}")
                : number
        : cell.Text;

    private SheetRow HeaderOf(SheetSnapshot tab) =>
        HeadersSwapped && tab.Header.Cells.ToArray() is [var time, var school, var one, var other, .. var rest]
            ? tab.Header with
            {
                Cells = [time, school, other, one, .. rest],
            }
            : tab.Header;

    private string TitleOf(SheetSnapshot tab, int index) => index < sheet.ReadTabs ? tab.TabTitle : $"{tab.TabTitle} (копия {index})";

    [GeneratedRegex(@"\A'(?<title>[^']+)'!(?<from>[A-Z]+)(?<first>\d+):(?<to>[A-Z]+)(?<last>\d+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();
}
