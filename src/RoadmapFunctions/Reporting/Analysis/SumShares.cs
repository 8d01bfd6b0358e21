using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>What share of the sum of all numbers the number of one school is. Of a question for a number.</summary>
public sealed class SumShares
{
    private readonly decimal sum;
    private readonly IReadOnlyDictionary<string, decimal> byMunicipality;

    private SumShares(decimal sum, IReadOnlyDictionary<string, decimal> byMunicipality) =>
        (this.sum, this.byMunicipality) = (sum, byMunicipality);

    /// <summary>The schools that gave a number are in several municipalities.</summary>
    public bool HasMunicipalities => byMunicipality.Count > 1;

    /// <returns>
    /// Null where numbers are no parts of a sum: answers of another kind, percentages, numbers below zero, nothing but zeros.
    /// </returns>
    public static SumShares? Of(ActivityAnalysis analysis)
    {
        if (
            analysis.Figures.FirstOrDefault(figure => figure.Id == NumberQuestion.SumId)?.Value.Number is not { } sum
            || sum <= 0
            || analysis.Values.Any(each => each.Value.Number < 0)
        )
        {
            return null;
        }

        return new(
            sum,
            analysis
                .Values.Where(each => each.Organization.Municipality is not null)
                .GroupBy(each => each.Organization.Municipality!, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Sum(each => each.Value.Number!.Value), StringComparer.Ordinal)
        );
    }

    /// <param name="value">What the school answered; null where it answered nothing.</param>
    /// <returns>Null without a number.</returns>
    public ShareOfSum? Of(Organization organization, AnswerValue? value) =>
        value?.Number is { } number ? new(number / sum, OfMunicipality(organization, number)) : null;

    private decimal? OfMunicipality(Organization organization, decimal number) =>
        HasMunicipalities && organization.Municipality is { } name && byMunicipality[name] is > 0 and var whole ? number / whole : null;
}

/// <param name="OfAll">From 0 to 1, not rounded.</param>
/// <param name="OfMunicipality">
/// The same of the sum of its municipality; null where all are in one, the school is in none, or its municipality has only zeros.
/// </param>
public sealed record ShareOfSum(decimal OfAll, decimal? OfMunicipality)
{
    private const int PercentDigits = 1;

    /// <summary>Rounded to one decimal place, without a zero at its end.</summary>
    public static decimal Percent(decimal share) =>
        AnswerValue.Of(Math.Round(100 * share, PercentDigits, MidpointRounding.AwayFromZero)).Number!.Value;
}
