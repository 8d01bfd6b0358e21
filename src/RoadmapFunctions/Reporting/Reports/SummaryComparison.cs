using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

// The part of summary.json that compares two periods.

/// <summary>This campaign beside the previous one, by the ids of activities that both have.</summary>
/// <param name="Values">Of questions for a value; null where there are none.</param>
/// <param name="Options">Of questions that are not counted or take one option; null where there are none.</param>
public sealed record SummaryComparison(
    string PreviousCampaignId,
    IReadOnlyList<SummaryComparedActivity> Activities,
    IReadOnlyList<SummaryComparedValues>? Values = null,
    IReadOnlyList<SummaryComparedOptions>? Options = null
)
{
    public static SummaryComparison Of(CampaignComparison comparison) =>
        new(
            comparison.Previous.CampaignId,
            [
                .. comparison.Activities.Select(activity => new SummaryComparedActivity(
                    activity.Activity.Id,
                    activity.Before,
                    activity.Now,
                    [.. activity.Better.Select(organization => organization.Id)],
                    [.. activity.Worse.Select(organization => organization.Id)],
                    [.. activity.NotCompared.Select(organization => organization.Id)]
                )),
            ],
            comparison.Values.Count == 0 ? null : [.. comparison.Values.Select(SummaryComparedValues.Of)],
            comparison.Options.Count == 0 ? null : [.. comparison.Options.Select(SummaryComparedOptions.Of)]
        );
}

/// <summary>How often the options of a question were ticked, over the organizations that ticked one both times.</summary>
public sealed record SummaryComparedOptions(string Id, int Organizations, IReadOnlyList<SummaryComparedOption> Options)
{
    public static SummaryComparedOptions Of(OptionComparison options) =>
        new(
            options.Activity.Id,
            options.Schools,
            [.. options.Options.Select(option => new SummaryComparedOption(option.Id, option.Text, option.Before, option.Now))]
        );
}

/// <param name="Before">Number of organizations; null where the form did not have the option.</param>
/// <param name="Now">The same; null where the form no longer has it.</param>
public sealed record SummaryComparedOption(string Id, string Text, int? Before = null, int? Now = null);

/// <summary>Figures of a question over the organizations that gave a value both times.</summary>
public sealed record SummaryComparedValues(string Id, int Organizations, IReadOnlyList<SummaryComparedFigure> Figures)
{
    public static SummaryComparedValues Of(ValueComparison values) =>
        new(
            values.Activity.Id,
            values.Schools,
            [
                .. values.Figures.Select(each => new SummaryComparedFigure(
                    each.Now.Id,
                    each.Now.Title,
                    each.Before.Value.Number,
                    each.Now.Value.Number,
                    each.Before.Value.Day,
                    each.Now.Value.Day
                )),
            ]
        );
}

/// <param name="Before">For a number; null where the figure is a date.</param>
/// <param name="DayBefore">For a date; null where the figure is a number.</param>
public sealed record SummaryComparedFigure(
    string Id,
    string Title,
    decimal? Before = null,
    decimal? Now = null,
    DateOnly? DayBefore = null,
    DateOnly? DayNow = null
);

/// <param name="Before">Over the organizations that answered both times.</param>
/// <param name="Better">Ids of organizations whose status has risen.</param>
/// <param name="NotCompared">Ids of organizations with a status that is unknown or not assessed in one of the periods.</param>
public sealed record SummaryComparedActivity(
    string Id,
    ExecutionIndex Before,
    ExecutionIndex Now,
    IReadOnlyList<string> Better,
    IReadOnlyList<string> Worse,
    IReadOnlyList<string> NotCompared
);
