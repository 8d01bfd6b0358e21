using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>A line of the comparison of two periods: how many have done an activity, a figure of values, an option.</summary>
/// <param name="Schools">Number of schools that are compared.</param>
/// <param name="Number">Of an option, as the form prints it; otherwise empty.</param>
/// <param name="Before">Null where the form did not have the option.</param>
/// <param name="Now">Null where the form no longer has the option.</param>
/// <param name="Unit">Null where schools are counted, and where a figure has none.</param>
internal sealed record ComparisonLine(
    Activity Activity,
    int Schools,
    string Number,
    string Text,
    AnswerValue? Before,
    AnswerValue? Now,
    string? Unit
)
{
    public const string Done = "Выполнили";

    public static IEnumerable<ComparisonLine> Of(CampaignComparison comparison) =>
        [
            .. comparison.Activities.Select(each => new ComparisonLine(
                each.Activity,
                comparison.Both.Count,
                string.Empty,
                Done,
                AnswerValue.Of(each.Before.Done),
                AnswerValue.Of(each.Now.Done),
                Unit: null
            )),
            .. comparison.Values.SelectMany(each =>
                each.Figures.Select(figure => new ComparisonLine(
                    each.Activity,
                    each.Schools,
                    string.Empty,
                    figure.Now.Title,
                    figure.Before.Value,
                    figure.Now.Value,
                    figure.Now.Unit
                ))
            ),
            .. comparison.Options.SelectMany(each =>
                each.Options.Select(option => new ComparisonLine(
                    each.Activity,
                    each.Schools,
                    option.Number,
                    option.Text,
                    option.Before is { } before ? AnswerValue.Of(before) : null,
                    option.Now is { } now ? AnswerValue.Of(now) : null,
                    Unit: null
                ))
            ),
        ];
}
