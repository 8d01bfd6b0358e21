using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>The three ways in which a campaign begins. The id is only a proposal: another campaign may already have it.</summary>
public static class CampaignBeginning
{
    /// <summary>Dates move by half a year, the comparison is set, and what nobody can know yet is left empty.</summary>
    public static Campaign FromLast(Campaign last) => CampaignSkeleton.After(last, CampaignSkeleton.NextId(last.Id));

    public static Campaign FromNothing() => FromOrder(OrderText.Read(string.Empty));

    /// <summary>The time zone is that of the order's place; nobody guesses another one, because every term counts by it.</summary>
    public static Campaign FromOrder(OrderText order)
    {
        var issuer = order.Issuer ?? string.Empty;
        return new()
        {
            Id = order.Date is { } date ? FormattableString.Invariant($"campaign-{date:yyyy-MM}") : "campaign",
            Title = order.FormTitle ?? order.Title ?? string.Empty,
            Period = order.Period ?? string.Empty,
            TimeZone = order.TimeZone ?? string.Empty,
            LegalBasis = new(
                issuer,
                order.Kind ?? "распоряжение",
                order.Date ?? CampaignDraft.NoDate,
                order.Number ?? string.Empty,
                order.Title ?? string.Empty,
                order.InPursuanceOf,
                order.IssuerGenitive,
                order.Controller
            ),
            Operator = OperatorOf(order),
            Recipient = new(order.Recipient ?? string.Empty),
            Milestones = order.Milestones.Count > 0 ? order.Milestones : UsualMilestones,
            Sheet = new(
                SheetPart.Placeholder("campaign"),
                new(Titles: ["Ответы на форму (1)", "Form Responses 1"]),
                new(["Отметка времени", "Timestamp"], ["Наименование организации", "Школа"])
            ),
            Organizations = Schools(order.Schools),
            Activities = order.Questions,
            Recommendations = UsualRecommendations,
            Terms = new(order.Institutions ?? CampaignTerms.Usual.Organization, order.Plan),
            Requisites = new(order.Place, Executor: order.Executor),
        };
    }

    // An order that charges nobody is carried out by those who issued it.
    private static CampaignOperator OperatorOf(OrderText order) =>
        order.Operator
        ?? (
            order.Charged is { } charged
                ? new(charged, string.Empty, string.Empty)
                : new(order.Issuer ?? string.Empty, order.Signatory?.Post ?? string.Empty, order.Signatory?.Name ?? string.Empty)
        );

    private static IReadOnlyList<Milestone> UsualMilestones =>
        [
            new("answers", MilestoneKind.Answers, "Представление информации школами", CampaignDraft.NoDate, Milestone.EndOfDay),
            new("report", MilestoneKind.Report, "Аналитический отчёт", CampaignDraft.NoDate, "09:00"),
            new("summary", MilestoneKind.Summary, "Сводная информация", CampaignDraft.NoDate, "09:00"),
        ];

    private static IReadOnlyList<Recommendation> UsualRecommendations =>
        [
            new("collect-missing", RecommendationCondition.OrganizationMissing, "представить информацию о выполнении мероприятий"),
            new("complete-partial", RecommendationCondition.OrganizationPartial, "дополнить информацию по {activity:dative}"),
            new("discipline-late", RecommendationCondition.OrganizationLate, "соблюдать срок представления информации"),
            new("start-not-done", RecommendationCondition.ActivityNotDone, "обеспечить выполнение {activity:genitive}"),
            new("finish-in-progress", RecommendationCondition.ActivityInProgress, "завершить работу по {activity:dative}"),
            new(
                "read-own-words",
                RecommendationCondition.ActivityNeedsReading,
                "рассмотреть ответы, данные в свободной форме или противоречивые, и уточнить их: {organizations}",
                Addressee: RecommendationAddressee.Operator
            ),
            new(
                "remove-hindrances",
                RecommendationCondition.ActivityHindered,
                "рассмотреть причины, названные в ответах, и устранить те, которые зависят от оператора: {organizations}",
                Addressee: RecommendationAddressee.Operator
            ),
            new(
                "settle-rows",
                RecommendationCondition.OrganizationUnsettled,
                "уточнить принадлежность неучтённых записей и получить ответ: {organizations}",
                Addressee: RecommendationAddressee.Operator
            ),
        ];

    private static IReadOnlyList<Organization> Schools(IReadOnlyList<string> names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return SchoolNames.WithAliases([
            .. names.Select(name =>
            {
                var shortName = SchoolNames.Brief(name);
                var id = Ids.From(shortName, "school", taken);
                taken.Add(id);
                return new Organization(id, name, shortName);
            }),
        ]);
    }
}
