using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>
/// One page for the head of one school: what it is, the result, what to do by when and whom to ask. Only items that need action are
/// given in full. It is composed from the open data of an edition, so it can be drawn when the edition is made and at any time after,
/// with the same bytes.
/// </summary>
public static class SchoolSheet
{
    // The limit for a page on which every activity needs action; the report has the full texts.
    private const int LongestAnswer = 130;

    /// <summary>More rows need smaller type to fit on the page.</summary>
    private const int FewRows = 4;

    public static string TitleOf(SummaryOrganization organization) => $"Информационный лист: {organization.Name}";

    public static Document Compose(SummaryData summary, SummaryOrganization organization)
    {
        var campaign = summary.Campaign;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(campaign.TimeZone);
        return new(
            TitleOf(organization),
            DocumentHead.RunningFoot(summary),
            summary.Edition.SnapshotAt,
            [new DocumentPart(PageOrientation.Portrait, [.. Blocks(summary, organization, zone)])]
        )
        {
            Author = campaign.Operator.FormalName,
        };
    }

    private static IEnumerable<Block> Blocks(SummaryData summary, SummaryOrganization organization, TimeZoneInfo zone)
    {
        var (campaign, basis) = (summary.Campaign, summary.Campaign.LegalBasis);
        yield return new TitleBlock(
            campaign.Operator.FormalName,
            "ИНФОРМАЦИОННЫЙ ЛИСТ",
            $"{organization.Name}\nпо итогам мониторинга за {Typography.Years(campaign.Period)} ({DocumentHead.Act(basis)})",
            Details: []
        );
        yield return new Paragraph(Result(summary, organization, zone));
        if (Tasks(summary, organization) is { Length: > 0 } tasks)
        {
            yield return new Paragraph($"Просим {tasks}.");
        }

        if (Open(summary, organization).ToList() is { Count: > 0 } open)
        {
            yield return new Paragraph(open.Count == 1 ? "Не учтено как выполненное:" : "Не учтены как выполненные:");
            yield return Actions(summary, organization, open);
        }

        var executor = campaign.Requisites.Executor is { } person
            ? $" (исполнитель — {person.Name}, тел. {person.Phone})"
            : ", тел. ____________________";
        yield return new FinePrint($"По вопросам обращаться в {BodyName.Accusative(campaign.Operator.Name)}{executor}.");
        yield return new FinePrint("С листом ознакомлен(а): ____________________ / ____________________ «____» ______________ г.");
    }

    private static string Result(SummaryData summary, SummaryOrganization organization, TimeZoneInfo zone)
    {
        var noun = summary.Campaign.Terms.Organization.Noun;
        if (organization is { Completeness: Completeness.Empty, FirstSeen: { } came })
        {
            return $"{Day(came, zone)} поступила форма без единого ответа: информация {Yet(summary, organization, zone)}"
                + $"не представлена (срок — {Russian.Date(DueOf(summary, organization))}).";
        }

        if (organization.FirstSeen is null)
        {
            return organization.Unsettled
                ? "В информационной системе есть запись, которая может быть ответом "
                    + $"{noun.One.Genitive}, но название в ней указано неточно. "
                    + $"Просим сообщить в {BodyName.Accusative(summary.Campaign.Operator.Name)}, представлена ли она "
                    + $"{noun.Of("Вашим", "Вашей", "Вашим")} {noun.One.Instrumental}, или представить информацию."
                : $"Информация {Yet(summary, organization, zone)}не представлена (срок — {Russian.Date(DueOf(summary, organization))}).";
        }

        var corrected = organization.CorrectedAt is { } at ? $", уточнена {Day(at, zone)}" : string.Empty;
        var received =
            $"Информация представлена {summary.Campaign.ReceivedInWords(organization, zone)}, "
            + $"{Wording.Of(organization.Timeliness)}{corrected}.";
        var unanswered = Unanswered(summary, organization);
        if (organization.Index is not { } index)
        {
            return received + unanswered;
        }

        var done = summary
            .Activities.Where(activity => StatusOf(activity, organization) == ExecutionStatus.Done)
            .Select(activity => activity.Number)
            .ToList();
        var only = summary
            .Activities.Where(activity =>
                StatusOf(activity, organization) == ExecutionStatus.Done
                && activity.Statuses[ExecutionStatus.Done] == 1
                && activity.Answered > 1
            )
            .Select(activity => activity.Number)
            .ToList();
        return $"{received} Выполнено мероприятий: "
            + $"{Wording.Share(index.Done, index.Of)}"
            + (done.Count == 0 || index.Done == index.Of ? "." : $" (№ {Russian.List(done)}).")
            + Alone(noun, only)
            + $"{(index.Done == index.Of ? " Все мероприятия отчётного периода выполнены." : string.Empty)}{unanswered}";
    }

    private static DateOnly DueOf(SummaryData summary, SummaryOrganization organization) =>
        organization.ExtendedUntil ?? summary.Campaign.AnswersDue;

    private static string Yet(SummaryData summary, SummaryOrganization organization, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(summary.Edition.SnapshotAt, zone).Date <= DueOf(summary, organization).ToDateTime(TimeOnly.MinValue)
            ? "ещё "
            : string.Empty;

    // Activities that count and have no answer are in the table below.
    private static string Unanswered(SummaryData summary, SummaryOrganization organization)
    {
        var empty = (organization.Answers ?? []).Where(answer => answer.IsEmpty).Select(answer => answer.ActivityId);
        var numbers = summary
            .Activities.Where(activity => activity is { Counts: false, Optional: not true })
            .IntersectBy(empty, activity => activity.Id, StringComparer.Ordinal)
            .Select(activity => activity.Number)
            .ToList();
        return numbers.Count == 0
            ? string.Empty
            : $" Не представлены сведения по {QuestionNoun.Of([false]).For(numbers.Count).Dative} {Russian.List(numbers)}.";
    }

    private static string Alone(OrganizationNoun noun, List<string> only) =>
        only.Count switch
        {
            0 => string.Empty,
            1 => $" Мероприятие {Russian.List(only)} выполнено только {noun.Of("Вашим", "Вашей", "Вашим")} {noun.One.Instrumental}.",
            _ => $" Мероприятия {Russian.List(only)} выполнены только {noun.Of("Вашим", "Вашей", "Вашим")} {noun.One.Instrumental}.",
        };

    private static string Tasks(SummaryData summary, SummaryOrganization organization) =>
        string.Join(
            "; ",
            summary
                .Recommendations.Where(each => each.OrganizationId == organization.Id && each.ActivityIds.Count == 0)
                .Select(each => $"{each.Text}{Until(summary, each)}")
        );

    private static IEnumerable<SummaryActivity> Open(SummaryData summary, SummaryOrganization organization) =>
        organization.Answers is null
            ? []
            : summary.Activities.Where(activity => activity.Counts && StatusOf(activity, organization) != ExecutionStatus.Done);

    private static Table Actions(SummaryData summary, SummaryOrganization organization, List<SummaryActivity> open) =>
        new(
            1,
            Caption: null,
            [
                new("№", 0.4, Numeric: true),
                new("Мероприятие", 2),
                new("Ваш ответ", 3),
                new("Учтено как", 1.2),
                new("Что сделать", 2),
                new("Чей опыт изучить", 1.6),
            ],
            [
                .. open.Select(activity =>
                    (IReadOnlyList<TableCell>)
                        [
                            new(activity.Number),
                            new(activity.ShortTitle),
                            new(Said(activity, organization)),
                            new(Wording.Of(StatusOf(activity, organization)), Wording.ToneOf(StatusOf(activity, organization))),
                            new(ToDo(summary, organization, activity)),
                            new(Examples(activity, organization)),
                        ]
                ),
            ]
        )
        {
            LargestType = open.Count > FewRows ? 8 : 10,
        };

    // A school that may have done the work, or has only not reported it, is not sent to learn from others.
    private static string Examples(SummaryActivity activity, SummaryOrganization organization) =>
        activity.DoneBy.Count == 0 || IsUnread(activity, organization) || StatusOf(activity, organization) is ExecutionStatus.NoAnswer
            ? "—"
            : Wording.Folded(activity.DoneBy);

    private static string Said(SummaryActivity activity, SummaryOrganization organization)
    {
        var answer = organization.Answers!.FirstOrDefault(each => each.ActivityId == activity.Id);
        string[] said =
        [
            .. activity
                .Options.Where(option => answer?.OptionIds.Contains(option.Id, StringComparer.Ordinal) == true)
                .Select(option => option.Text),
            .. new[] { answer?.OwnWords, answer?.Ambiguous }
                .OfType<string>()
                .Select(words => Russian.Quoted(CleanText.Abridged(words, LongestAnswer))),
        ];
        return said.Length == 0 ? "—" : CleanText.Abridged(string.Join("; ", said), 2 * LongestAnswer);
    }

    private static string ToDo(SummaryData summary, SummaryOrganization organization, SummaryActivity activity)
    {
        var advice = summary.Recommendations.FirstOrDefault(each =>
            each.OrganizationId == organization.Id && each.ActivityIds.Contains(activity.Id, StringComparer.Ordinal)
        );
        return IsUnread(activity, organization) ? $"ответ уточняет {summary.Campaign.Operator.Name}"
            : advice is null ? "—"
            : $"{advice.Task}{Until(summary, advice)}";
    }

    private static bool IsUnread(SummaryActivity activity, SummaryOrganization organization) =>
        StatusOf(activity, organization) == ExecutionStatus.NeedsReading
        || organization.Answers?.FirstOrDefault(answer => answer.ActivityId == activity.Id)?.Unread == true;

    private static string Until(SummaryData summary, SummaryRecommendation advice) =>
        advice.Due is { } due ? $" {Wording.Until(due, MadeOn(summary))}" : string.Empty;

    private static DateOnly MadeOn(SummaryData summary) =>
        DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(summary.Edition.SnapshotAt, TimeZoneInfo.FindSystemTimeZoneById(summary.Campaign.TimeZone)).DateTime
        );

    private static ExecutionStatus StatusOf(SummaryActivity activity, SummaryOrganization organization) =>
        organization.Answers?.FirstOrDefault(answer => answer.ActivityId == activity.Id)?.Status ?? ExecutionStatus.NoAnswer;

    private static string Day(DateTimeOffset at, TimeZoneInfo zone) =>
        Russian.Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime));
}
