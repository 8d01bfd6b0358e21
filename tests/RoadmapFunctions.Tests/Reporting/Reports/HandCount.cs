using System.Globalization;
using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Tests.Reporting.Reports;

/// <summary>
/// The numbers of a report, counted straight from the sheet's cells as a person with a pencil would: the last row of each school,
/// the texts of the options struck out of each cell, and what is left over.
/// </summary>
internal sealed partial class HandCount
{
    public const string OwnWords = "Другое";
    public const string OnlyWords = "Ответ своими словами";
    public const string Value = "Значение";
    public const string TwoWays = "Ответ не распознан";

    /// <summary>The end of 30 January in Tomsk, in both campaigns.</summary>
    private static readonly DateTime Due = new(2021, 1, 30, 17, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Cells that the person with the pencil cannot read in one way.</summary>
    private static readonly string[] CellsReadTwoWays =
    [
        "сначала своё, Не посещают",
        "около 30",
        "05/02/21",
        "3,5",
        "13 из 12",
        "см. сайт школы",
    ];

    private readonly ReportCase sheet;
    private readonly List<IGrouping<string, IReadOnlyList<string>>> schools;

    public HandCount(ReportCase sheet)
    {
        this.sheet = sheet;
        var names = sheet
            .Campaign.Organizations.SelectMany(
                school => (string[])[school.Name, school.ShortName, .. school.Aliases ?? []],
                (school, name) => (Name: Letters(name), school.Id)
            )
            .DistinctBy(pair => pair.Name)
            .ToDictionary(pair => pair.Name, pair => pair.Id);
        schools =
        [
            .. sheet
                .Rows.Skip(1)
                .Where(row => row.Count > 0)
                .GroupBy(row => names.GetValueOrDefault(Letters(Cell(row, Column("Школа", "Наименование ООУ"))), "")),
        ];
        Quarantined = schools.Where(group => group.Key.Length == 0).Sum(group => group.Count());
        schools.RemoveAll(group => group.Key.Length == 0);
    }

    public int Expected => sheet.Campaign.Organizations.Count;

    public int Received => schools.Count;

    public int Missing => Expected - Received;

    public int OnTime => schools.Count(rows => rows.Min(Time) < Due);

    public int Late => Received - OnTime;

    public int Complete => Last.Count(row => sheet.Campaign.Activities.All(activity => Cell(row, activity).Length > 0));

    public int Partial => Received - Complete;

    public int Quarantined { get; }

    /// <summary>Of each activity its options, own words and cells that are read in two ways: «1 Разработаны: 3 of 5».</summary>
    public IEnumerable<string> Lines =>
        sheet.Campaign.Activities.SelectMany(activity =>
        {
            var cells = Last.Select(row => Cell(row, activity)).Where(cell => cell.Length > 0).ToList();
            var clear = cells.Except(CellsReadTwoWays).ToList();
            return (IEnumerable<string>)
                [
                    .. activity.Options.Select(option =>
                        Line(
                            activity.Number,
                            option.Text,
                            cells.Count(cell => clear.Contains(cell) && StrikeOut(cell, [option.Text]) != cell),
                            cells.Count
                        )
                    ),
                    Line(
                        activity.Number,
                        WrittenIn(activity),
                        cells.Count(cell =>
                            clear.Contains(cell) && StrikeOut(cell, activity.Options.Select(option => option.Text)).Length > 0
                        ),
                        cells.Count
                    ),
                    Line(activity.Number, TwoWays, cells.Count - cells.Count(clear.Contains), cells.Count),
                ];
        });

    public static string WrittenIn(Activity activity) =>
        activity.Options.Count > 0 ? OwnWords
        : activity.Value is not null ? Value
        : OnlyWords;

    private IEnumerable<IReadOnlyList<string>> Last => schools.Select(rows => rows.MaxBy(Time)!);

    public static string Line(string activity, string text, int count, int answered) =>
        $"{activity} {text.Replace('\u00A0', ' ')}: {count} of {answered}"; // whether a space breaks is another test's matter

    private static string StrikeOut(string cell, IEnumerable<string> options) =>
        options
            .OrderByDescending(option => option.Length)
            .Aggregate($", {cell}, ", (left, option) => left.Replace($", {option}, ", ", ", StringComparison.Ordinal))
            .Trim(',', ' ');

    private DateTime Time(IReadOnlyList<string> row) =>
        new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified)
            .AddDays(double.Parse(Cell(row, Column("Отметка времени")), CultureInfo.InvariantCulture))
            .AddHours(-sheet.ZoneHours);

    // A dash instead of an answer is a blank.
    private string Cell(IReadOnlyList<string> row, Activity activity) =>
        Cell(row, Column($"{activity.Number}. {activity.Title}", activity.Title)) is var cell && cell.Any(char.IsLetterOrDigit) ? cell : "";

    private int Column(params string[] headers) => sheet.Rows[0].ToList().FindIndex(headers.Contains);

    private static string Cell(IReadOnlyList<string> row, int column) => column < row.Count ? row[column] : "";

    // «МАОУ СОШ №28» is «МАОУ СОШ № 28», «им.» is «имени».
    private static string Letters(string name) => OtherSigns().Replace(name.Replace("им.", "имени", StringComparison.Ordinal), "");

    [GeneratedRegex("[^А-Яа-яёЁ0-9]", RegexOptions.None, 1000)]
    private static partial Regex OtherSigns();
}
