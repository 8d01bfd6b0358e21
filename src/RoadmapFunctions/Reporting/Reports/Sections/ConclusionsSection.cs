using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>What follows from the numbers, by rules; the recommendations' texts are the campaign's.</summary>
public static class ConclusionsSection
{
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        yield return new Heading(1, "7 Выводы и рекомендации");
        foreach (var conclusion in Conclusions(data))
        {
            yield return new Paragraph(conclusion);
        }

        if (data.Analysis.HelpNeeds.Count > 0)
        {
            foreach (var block in HelpTable.Compose(data, numbering))
            {
                yield return block;
            }
        }

        if (Recommendations(data).ToList() is { Count: > 0 } recommendations)
        {
            yield return new Paragraph("По итогам мониторинга рекомендуется:");
            yield return new BulletList(Russian.Clauses(recommendations));
        }
    }

    public static IEnumerable<string> Recommendations(ReportData data) =>
        data.Campaign.Recommendations.SelectMany(recommendation => Fill(recommendation, data));

    private static IEnumerable<string> Conclusions(ReportData data)
    {
        var progress = data.Analysis.Progress;
        if (progress.Received == 0)
        {
            yield return "Ответов нет, поэтому выводов о выполнении дорожной карты сделать нельзя.";
            yield break;
        }

        var index = data.Analysis.Index;
        yield return $"Индекс исполнения дорожной карты: в {Wording.Schools(progress.Received)}, {Russian.Plural(progress.Received, "представившей", "представивших", "представивших")} ответ, выполнено {Russian.Share(index.Done, index.Of)} позиций (позиция — одно мероприятие в одной ООУ).";

        var everywhere = data.Analysis.Activities.Where(activity => activity.Count(ExecutionStatus.Done) == progress.Received).ToList();
        if (everywhere.Count > 0)
        {
            yield return $"Во всех ответивших ООУ {(everywhere.Count == 1 ? "выполнено мероприятие" : "выполнены мероприятия")} {Numbers(everywhere)} — {Russian.Share(everywhere.Count, data.Campaign.Activities.Count)}.";
        }

        var least = data.Analysis.Activities.Min(activity => activity.Count(ExecutionStatus.Done));
        if (least < progress.Received)
        {
            var weakest = data.Analysis.Activities.Where(activity => activity.Count(ExecutionStatus.Done) == least).ToList();
            yield return $"Реже всего {(weakest.Count == 1 ? "выполнено мероприятие" : "выполнены мероприятия")} {Numbers(weakest)}: {(weakest.Count == 1 ? "" : "каждое — ")}в {Russian.Share(least, progress.Received)} ответивших ООУ.";
        }

        yield return data.Analysis.MostlyNotBegun.ToList() is { Count: > 0 } notBegun
            ? $"К выполнению не приступило большинство ответивших ООУ: {string.Join("; ", notBegun.Select(activity => $"мероприятие {activity.Activity.Number} — {Russian.Share(activity.NotBegun, activity.Answered)}"))}."
            : "Мероприятий, к выполнению которых не приступило большинство ответивших ООУ, нет.";

        foreach (var sentence in Outstanding(data))
        {
            yield return sentence;
        }

        if (data.Analysis.Activities.Where(activity => activity.Count(ExecutionStatus.NeedsReading) > 0).ToList() is { Count: > 0 } unread)
        {
            yield return $"Ответы, которые должен прочитать специалист, есть по {(unread.Count == 1 ? "мероприятию" : "мероприятиям")} {Numbers(unread)}.";
        }
    }

    private static IEnumerable<string> Outstanding(ReportData data)
    {
        (string Sentence, IReadOnlyList<OrganizationAnalysis> Organizations)[] groups =
        [
            ("Заметно меньше других выполнено", data.Analysis.Outliers.Behind),
            ("Заметно больше других выполнено", data.Analysis.Outliers.Ahead),
        ];
        return groups.Where(group => group.Organizations.Count > 0).Select(group =>
            $"{group.Sentence} в {Wording.Schools(group.Organizations.Count)} при медиане {data.Analysis.Outliers.Median!.Value.ToString("0.#", Russian.Culture)} {Wording.OfActivities(data.Campaign.Activities.Count)}: {Wording.Names(group.Organizations.Select(each => each.Organization))}.");
    }

    private static IEnumerable<string> Fill(Recommendation recommendation, ReportData data)
    {
        var progress = data.Analysis.Progress.Organizations;
        return recommendation.When switch
        {
            RecommendationCondition.OrganizationMissing => On(progress.Where(each => !each.Received)),
            RecommendationCondition.OrganizationPartial => On(progress.Where(each => each.Completeness == Completeness.Partial)),
            RecommendationCondition.OrganizationLate => On(progress.Where(each => each.Timeliness == Timeliness.Late)),
            RecommendationCondition.ActivityNotDone => OnActivities(ExecutionStatus.NotDone),
            RecommendationCondition.ActivityUnchanged => OnActivities(ExecutionStatus.Unchanged),
            RecommendationCondition.ActivityInProgress => OnActivities(ExecutionStatus.InProgress),
            RecommendationCondition.ActivityNeedsReading => OnActivities(ExecutionStatus.NeedsReading),
            _ => throw new InvalidOperationException($"No rule for {recommendation.When}."),
        };

        IEnumerable<string> On(IEnumerable<OrganizationProgress> organizations) =>
            organizations.Select(each => each.Organization).ToList() is { Count: > 0 } found ? [WithNames(found)] : [];

        IEnumerable<string> OnActivities(ExecutionStatus status) => data.Analysis.Activities
            .Where(activity => activity.Count(status) > 0)
            .Select(activity => WithNames(activity.ByStatus[status])
                .Replace(Recommendation.ActivityPlace, $"{activity.Activity.Number} {Russian.Quoted(activity.Activity.Title)}", StringComparison.Ordinal));

        string WithNames(IEnumerable<Organization> organizations) =>
            recommendation.Text.Replace(Recommendation.OrganizationsPlace, Wording.Names(organizations), StringComparison.Ordinal);
    }

    private static string Numbers(IEnumerable<ActivityAnalysis> activities) => Russian.List([.. activities.Select(activity => activity.Activity.Number)]);
}
