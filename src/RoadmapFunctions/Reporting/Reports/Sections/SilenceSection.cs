using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>A report when nobody has answered: who had to report by when, and what is proposed. There is nothing to analyse.</summary>
public static class SilenceSection
{
    public static IEnumerable<Block> Compose(ReportData data, bool forCommittee = false)
    {
        var (campaign, term) = (data.Campaign, data.Campaign.Terms.Organization);
        yield return new Paragraph(
            $"Во исполнение {BasisSection.Act(campaign)} информацию не позднее "
                + $"{Russian.Date(campaign.AnswersMilestone.Date)} должны были представить "
                + $"{Asked(campaign.Organizations.Count, term.Noun)}{Who(campaign)}. "
                + $"{BasisSection.AsOf(data)} информация не представлена "
                + $"{term.Noun.Of("ни одним", "ни одной", "ни одним")} {term.Noun.One.Instrumental}."
        );
        if (forCommittee)
        {
            yield break;
        }

        if (ParticipationSection.Unaccounted(data) is { } unaccounted)
        {
            yield return new Paragraph(unaccounted);
        }

        if (data.Edition.SnapshotAt < campaign.AnswersDue)
        {
            yield return new Paragraph("Анализ возможен после срока представления информации.");
            yield break;
        }

        yield return new Paragraph("Анализ выполнения мероприятий за отчётный период невозможен.");
        yield return new Paragraph(
            $"Предлагается: установить руководителям {term.PluralGenitive} новый срок представления информации; "
                + $"{BodyName.Dative(campaign.Operator.Name)} — уточнить причины, по которым информация не представлена, "
                + "и подготовить аналитический отчёт после её получения."
        );
    }

    // Twenty of sixty would be names by chance.
    private static string Who(Campaign campaign) =>
        campaign.Organizations.Count <= Wording.MostInCell ? $": {Wording.AllNames(campaign.Organizations)}"
        : campaign.Organizations.All(each => each.Municipality is not null)
        && campaign.Organizations.CountBy(each => each.Municipality!).ToList() is { Count: > 1 and <= Wording.MostInCell } places
            ? $" ({string.Join("; ", places.Select(each => $"{each.Key} — {Russian.Number(each.Value)}"))})"
        : string.Empty;

    private static string Asked(int count, OrganizationNoun noun) =>
        Russian.Count(count, noun.One.Nominative, noun.One.Genitive, noun.Many.Genitive);
}
