using System.Text.RegularExpressions;

namespace RoadmapFunctions.Campaigns;

/// <summary>A recommendation names only what its condition can fill in.</summary>
internal static partial class RecommendationRules
{
    public static IEnumerable<CampaignMistake> Check(Campaign campaign)
    {
        foreach (var (index, recommendation) in campaign.Recommendations.Index())
        {
            var place = $"$.recommendations[{index}].text";
            foreach (
                var unknown in Places(recommendation).Where(each => each != Recommendation.OrganizationsPlace && !IsOfActivities(each))
            )
            {
                yield return new(
                    place,
                    $"неизвестное место {unknown}",
                    $"есть {Recommendation.OrganizationsPlace}, {string.Join(", ", ActivityPlace.All.Select(each => each.Text))}"
                );
            }

            if (!IsAboutActivities(recommendation.When) && Places(recommendation).FirstOrDefault(IsOfActivities) is { } named)
            {
                yield return new(place, $"место {named} есть только у условий о мероприятиях", "уберите его или смените условие");
            }
        }
    }

    private static bool IsAboutActivities(RecommendationCondition when) =>
        when
            is not (
                RecommendationCondition.OrganizationMissing
                or RecommendationCondition.OrganizationLate
                or RecommendationCondition.OrganizationUnsettled
                or RecommendationCondition.CampaignComplete
            );

    private static bool IsOfActivities(string place) => ActivityPlace.All.Any(each => each.Text == place);

    private static IEnumerable<string> Places(Recommendation recommendation) =>
        Place().Matches(recommendation.Text).Select(match => match.Value);

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
