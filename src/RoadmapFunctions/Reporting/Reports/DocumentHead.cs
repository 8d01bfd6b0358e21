using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>What stands at the head and at the foot of each document.</summary>
public static class DocumentHead
{
    private const string Blank = "____________________";

    public static string TitleOf(Campaign campaign, MilestoneKind kind, string otherwise) =>
        campaign.Milestones.FirstOrDefault(milestone => milestone.Kind == kind)?.Title ?? otherwise;

    /// <summary>«о выполнении плана … за 1-е полугодие 2020/2021 учебного года».</summary>
    public static string About(Campaign campaign) => About(campaign.Terms, campaign.LegalBasis, campaign.Period);

    /// <summary>A campaign without a plan is about its order: «об исполнении приказа управления образования … за 2026 год».</summary>
    public static string About(CampaignTerms terms, LegalBasis basis, string period) =>
        Typography.Years(
            terms.Plan is { } plan
                ? $"о выполнении {Typography.Closed(WithSubject(plan, basis.Title))} за {period}"
                : $"об исполнении {Act(basis, Russian.Genitive(basis.Kind))} за {period}"
        );

    // «план мероприятий („дорожная карта“)» says of what kind the plan is. What it is about stands behind its name in the title of its act.
    private static string WithSubject(string plan, string title)
    {
        var name = plan.EndsWith(')') || plan.EndsWith('»') ? NameOf(plan) : null;
        var at = name is null ? -1 : title.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && title[(at + name!.Length)..].TrimStart('»', '“', '"', ')', ' ') is var subject && IsSubject(subject)
            ? $"{plan} {subject}"
            : plan;

        static bool IsSubject(string text) => text.StartsWith("по ", StringComparison.Ordinal);
    }

    // Between the last quotation marks.
    private static string? NameOf(string plan) =>
        plan.LastIndexOfAny(['«', '„']) is >= 0 and var from && plan.IndexOfAny(['»', '“'], from) is var to && to > from
            ? plan[(from + 1)..to]
            : null;

    /// <summary>«распоряжение департамента образования … от 22.01.2021 № 25/п».</summary>
    /// <param name="kind">The kind of act in the case that the sentence needs; null for the nominative.</param>
    public static string Act(LegalBasis basis, string? kind = null) =>
        $"{kind ?? basis.Kind} {basis.By} от {Russian.Date(basis.Date)} № {basis.Number}";

    public static TitleBlock Compose(ReportData data, string title, string? addressee)
    {
        var (campaign, made) = (data.Campaign, TimeZoneInfo.ConvertTime(data.Edition.SnapshotAt, data.Campaign.Zone));
        var approval = campaign.Requisites.Approval is { } approver ? $"УТВЕРЖДАЮ\n{approver}\n«____» ______________ {made.Year} г." : null;
        return new(
            Sender(campaign.Operator),
            title,
            About(campaign),
            [.. campaign.Requisites.Place.OrNone(), $"от «____» ______________ {made.Year} г. № ________"]
        )
        {
            Addressee = string.Join("\n\n", new[] { addressee, approval }.OfType<string>()) is { Length: > 0 } lines ? lines : null,
        };
    }

    public static string RunningFoot(ReportData data) =>
        RunningFoot(
            data.Campaign.Operator,
            data.Campaign.Period,
            data.Edition.Number,
            Russian.DateAndTime(data.Edition.SnapshotAt, data.Campaign.Zone),
            data.Edition.DataCode
        );

    public static string RunningFoot(SummaryData summary) =>
        RunningFoot(
            summary.Campaign.Operator,
            summary.Campaign.Period,
            summary.Edition.Number,
            Russian.DateAndTime(summary.Edition.SnapshotAt, TimeZoneInfo.FindSystemTimeZoneById(summary.Campaign.TimeZone)),
            summary.Edition.DataCode
        );

    private static string RunningFoot(CampaignOperator author, string period, int edition, string at, string code) =>
        $"{author.Name}. {Russian.Capitalized(Typography.Years(period))}. {EditionMark(edition, at, code)}";

    /// <summary>«Издание № 3 от 10.02.2021 09:00. Код данных 3f9a12bc».</summary>
    public static string EditionMark(ReportData data) =>
        EditionMark(data.Edition.Number, Russian.DateAndTime(data.Edition.SnapshotAt, data.Campaign.Zone), data.Edition.DataCode);

    private static string EditionMark(int edition, string at, string code) =>
        $"Издание {Wording.Numbered(edition)} от {at}. Код данных {code}";

    public static IEnumerable<Block> Ending(Campaign campaign) => Ending(campaign.Operator, campaign.Requisites);

    public static IEnumerable<Block> Ending(CampaignOperator author, Requisites requisites)
    {
        yield return new Signature(author.SignatoryPost, author.SignatoryName);
        yield return new FinePrint(
            requisites.Executor is { } executor
                ? $"Исполнитель: {executor.Name}\nтел. {executor.Phone}"
                : $"Исполнитель: {Blank}\nтел. {Blank}"
        );
    }

    /// <summary>The head of a letter: from whom, to whom, about what.</summary>
    public static LetterOpening Letter(CampaignOperator author, int year, string addressee, string subject) =>
        new(
            string.Join('\n', [Sender(author), .. author.Contacts.OrNone()]),
            $"от «____» ______________ {year} г. № ________",
            addressee,
            subject
        );

    /// <summary>«Приложение 1 / к аналитическому отчёту».</summary>
    public static AnnexMark Annex(int number) => new($"Приложение {number}\nк аналитическому отчёту");

    private static string Sender(CampaignOperator author) => author.FullName is { } name ? $"{name}\n({author.Name})" : author.Name;
}
