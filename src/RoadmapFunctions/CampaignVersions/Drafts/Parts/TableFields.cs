using System.Globalization;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>The fields of a row of a table. What all rows share can be changed on the page of any row.</summary>
public static class TableFields
{
    public const string Question = "table.question";

    public const string Row = "table.row";

    /// <summary>Rows to add after the last one, each on its own line.</summary>
    public const string MoreRows = "table.more";

    /// <summary>The rows of the question's table; the question alone where it belongs to none.</summary>
    public static IReadOnlyList<Activity> RowsOf(Campaign campaign, string question) =>
        QuestionTable.Together(campaign.Activities, activity => activity).FirstOrDefault(rows => rows.Any(row => row.Id == question), []);

    internal static IEnumerable<(string Name, string? Value)> Write(Activity activity) =>
        activity.Table is { } table ? [(Question, table.Question), (Row, table.Row)] : [("title", activity.Title)];

    internal static QuestionTable? Read(FormFields fields, Activity before) =>
        before.Table is null ? null : new(fields.Text(Question), fields.Text(Row));

    /// <summary>The campaign with the changed question; its table is made to match, and gets the new rows.</summary>
    internal static Campaign Put(Campaign campaign, Activity after, FormFields fields)
    {
        var rows = RowsOf(campaign, after.Id).ToDictionary(row => row.Id, StringComparer.Ordinal);
        var questions = campaign
            .Activities.Select(activity =>
                activity.Id == after.Id ? after
                : after.Table is { } table && rows.ContainsKey(activity.Id)
                    ? Moved(after, activity, table with { Row = activity.Table!.Row })
                : activity
            )
            .ToList();
        if (after.Table is { } shared && fields.Lines(MoreRows) is { } added)
        {
            var place = questions.FindLastIndex(activity => rows.ContainsKey(activity.Id)) + 1;
            var taken = questions.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var text in added)
            {
                var last = questions[place - 1];
                var fresh = last with
                {
                    Id = Ids.From(text, "row", taken),
                    Number = NumberAfter(last.Number),
                    ShortTitle = null,
                    Headers = null,
                    Heading = null,
                };
                taken.Add(fresh.Id);
                questions.Insert(place, Moved(fresh, fresh, shared with { Row = text }));
                place++;
            }
        }

        return campaign with
        {
            Activities = questions,
        };
    }

    private static Activity Moved(Activity like, Activity row, QuestionTable table) =>
        QuestionTable.Like(like, row) with
        {
            Title = table.Title,
            Table = table,
        };

    // «5.1» is followed by «5.2».
    private static string NumberAfter(string number)
    {
        var end = number.LastIndexOf('.') + 1;
        return int.TryParse(number.AsSpan(end), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? string.Create(CultureInfo.InvariantCulture, $"{number.AsSpan(0, end)}{last + 1}")
            : number;
    }
}
