using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions;

/// <summary>Answers that count now and would not count, or would be read differently, with a new version of their campaign.</summary>
public static class OrphanedAnswers
{
    private const string Or = "или подтвердите, что эти ответы больше не учитываются; из журнала они не исчезнут";

    public static IReadOnlyList<CampaignMistake> Find(Campaign before, Campaign after, SubmissionHistory history)
    {
        var current = before.Organizations.Select(organization => history.Of(organization.Id)?.Current).OfType<Submission>().ToList();
        var rows = current.Where(submission => submission.Source is SubmissionSource.Sheet).ToList();
        return
        [
            .. before
                .Organizations.Where(organization => current.Exists(submission => submission.OrganizationId == organization.Id))
                .SelectMany(organization => OfOrganization(organization, after, rows.Exists(row => row.OrganizationId == organization.Id))),
            .. OfOtherDays(rows.Count(row => before.Answers.Holds(row.SubmittedAt) && !after.Answers.Holds(row.SubmittedAt))),
            .. after.Activities.Index().SelectMany(activity => OfCondition(activity.Item, activity.Index, before, after, current)),
            .. after.Activities.Index().SelectMany(activity => OfChecks(activity.Item, activity.Index, before, after, current)),
            .. before.Activities.SelectMany(activity => OfActivity(activity, after, Answers(current, activity), Answers(rows, activity))),
        ];
    }

    private static List<ActivityAnswer> Answers(IEnumerable<Submission> submissions, Activity activity) =>
        [.. submissions.Select(submission => submission.AnswerTo(activity)).OfType<ActivityAnswer>()];

    private static IEnumerable<CampaignMistake> OfOtherDays(int answered) =>
        answered == 0
            ? []
            :
            [
                new(
                    "$.answersFrom",
                    $"ответы считались бы с другого дня (без этого поля — с даты документа), "
                        + $"и ответы {OfSchools(answered)} из таблицы были бы раньше",
                    $"впишите день не позже этих ответов {Or}"
                ),
            ];

    private static IEnumerable<CampaignMistake> OfOrganization(Organization organization, Campaign after, bool fromSheet)
    {
        var index = after.Organizations.ToList().FindIndex(each => each.Id == organization.Id);
        if (index < 0)
        {
            yield return new(
                "$.organizations",
                $"нет школы {Russian.Quoted(organization.Name)}, а её ответ получен",
                $"верните её (id «{organization.Id}») {Or}"
            );
            yield break;
        }

        var known = after.Organizations[index].AllNames().Select(OrganizationKey.Of).ToHashSet(StringComparer.Ordinal);
        var lost = organization.AllNames().FirstOrDefault(name => !known.Contains(OrganizationKey.Of(name)));
        if (fromSheet && lost is not null)
        {
            yield return new(
                $"$.organizations[{index}]",
                $"нет прежнего названия {Russian.Quoted(lost)}, а школа ответила через таблицу и могла назвать себя так",
                $"верните его в другие названия школы (в файле — aliases) {Or}"
            );
        }
    }

    private static IEnumerable<CampaignMistake> OfCondition(
        Activity activity,
        int index,
        Campaign before,
        Campaign after,
        List<Submission> current
    )
    {
        var unasked = current.Count(submission =>
            before.FindActivity(activity.Id) is { } was
            && submission.AnswerTo(was) is not null
            && AskedRule.IsAsked(before, was, submission)
            && !AskedRule.IsAsked(after, activity, submission)
        );
        return unasked == 0
            ? []
            :
            [
                new(
                    $"$.activities[{index}].onlyIf",
                    $"вопрос {activity.Number} задаётся теперь не всем, и ответы {OfSchools(unasked)} на него не учитывались бы",
                    $"верните, как было, {Or}"
                ),
            ];
    }

    private static IEnumerable<CampaignMistake> OfChecks(
        Activity activity,
        int index,
        Campaign before,
        Campaign after,
        List<Submission> current
    )
    {
        var unread = current.Count(submission =>
            IsUnexplained(after, activity, submission)
            && !(before.FindActivity(activity.Id) is { } was && IsUnexplained(before, was, submission))
        );
        return unread == 0
            ? []
            :
            [
                new(
                    $"$.activities[{index}].checks",
                    $"числа вопроса {activity.Number} сверяются теперь с другими, и ответы {OfSchools(unread)} пришлось бы читать человеку",
                    $"верните, как было, {Or}"
                ),
            ];
    }

    private static bool IsUnexplained(Campaign campaign, Activity activity, Submission submission) =>
        BrokenCheck.In(campaign, activity, submission).Any(broken => !broken.Explained);

    private static IEnumerable<CampaignMistake> OfActivity(
        Activity activity,
        Campaign after,
        List<ActivityAnswer> answers,
        List<ActivityAnswer> rows
    )
    {
        if (answers.Count == 0)
        {
            yield break;
        }

        var index = after.Activities.ToList().FindIndex(each => each.Id == activity.Id);
        if (index < 0)
        {
            yield return new(
                "$.activities",
                $"нет вопроса {activity.Number} ({Russian.Quoted(activity.Brief())}), а {Answered(answers.Count)}",
                $"верните его (id «{activity.Id}») {Or}"
            );
            yield break;
        }

        var headers = Headers(after.Activities[index]).ToHashSet(StringComparer.Ordinal);
        if (rows.Count > 0 && !Headers(activity).All(headers.Contains))
        {
            yield return new(
                $"$.activities[{index}]",
                "нет прежнего названия мероприятия, а столбец таблицы может называться по-прежнему",
                $"впишите его в другие названия столбца (в файле — headers) {Or}"
            );
        }

        if (
            (activity.Kind, after.Activities[index].Kind) is (QuestionKind.SeveralOf, QuestionKind.OneOf)
            && answers.Count(answer => answer.OptionIds.Count > 1) is > 0 and var several
        )
        {
            yield return new(
                $"$.activities[{index}].kind",
                $"на вопрос {activity.Number} отмечается теперь один вариант, а в ответах {OfSchools(several)} их несколько",
                $"верните, как было, {Or}"
            );
        }

        if (
            activity.Value?.UnitName is var unit
            && after.Activities[index].Value is { } question
            && unit != question.UnitName
            && answers.Count(answer => answer.Value is not null) is > 0 and var measured
        )
        {
            yield return new(
                $"$.activities[{index}].kind",
                $"единица вопроса {activity.Number} была {Named(unit)}, стала {Named(question.UnitName)}, и "
                    + $"числа {OfSchools(measured)} значили бы другое",
                $"верните, как было, {Or}"
            );
        }

        if (
            rows.Count > 0
            && (activity.Value, after.Activities[index].Value) is (ShareQuestion was, ShareQuestion now)
            && (was.Part, was.Whole) != (now.Part, now.Whole)
        )
        {
            yield return new(
                $"$.activities[{index}].kind",
                $"части вопроса {activity.Number} названы иначе, а столбцы таблицы называются по-прежнему, и таблица не прочитается",
                $"верните названия {Or}"
            );
        }

        if (answers.Count(answer => IsUnread(answer, after.Activities[index])) is > 0 and var unread)
        {
            yield return new(
                $"$.activities[{index}].kind",
                $"вопрос {activity.Number} спрашивает теперь о другом: из {OfSchools(answers.Count)}, которые на него ответили, "
                    + $"у {unread} ответ не учитывался бы, пока его не прочтёт человек",
                "верните, как было, или подтвердите, что эти ответы прочтёт человек; из журнала они не исчезнут"
            );
        }

        foreach (var option in activity.Options)
        {
            if (
                OfOption(
                    option,
                    after.Activities[index],
                    $"$.activities[{index}].options",
                    Chosen(answers, option),
                    Chosen(rows, option)
                ) is
                { } orphan
            )
            {
                yield return orphan;
            }
        }
    }

    // Removed options are reported one by one.
    private static bool IsUnread(ActivityAnswer answer, Activity after) =>
        answer.Ambiguous is null && answer.OptionIds.Count == 0 && AnswerFit.Of(after, answer).Ambiguous is not null;

    private static CampaignMistake? OfOption(ActivityOption option, Activity after, string place, int chosen, int chosenInRows)
    {
        var index = after.Options.ToList().FindIndex(each => each.Id == option.Id);
        if (index < 0)
        {
            return chosen == 0
                ? null
                : new(
                    place,
                    $"нет варианта {Russian.Quoted(option.Text)}, а он отмечен в ответах {OfSchools(chosen)}",
                    $"верните его (id «{option.Id}») {Or}"
                );
        }

        var texts = after.Options[index].AllTexts().Select(TextKey.WithoutOrdinal).ToHashSet(StringComparer.Ordinal);
        return chosenInRows == 0 || option.AllTexts().All(text => texts.Contains(TextKey.WithoutOrdinal(text)))
            ? null
            : new(
                $"{place}[{index}].text",
                $"нет прежнего текста {Russian.Quoted(option.Text)}, а в таблице он "
                    + $"отмечен в ответах {OfSchools(chosenInRows)} и читался бы как свой ответ",
                $"впишите его в другие тексты варианта (в файле — aliases) {Or}"
            );
    }

    private static string Named(string? unit) => unit is null ? "не названа" : Russian.Quoted(unit);

    private static IEnumerable<string> Headers(Activity activity) => activity.AllHeaders().Select(TextKey.WithoutOrdinal);

    private static int Chosen(IEnumerable<ActivityAnswer> answers, ActivityOption option) =>
        answers.Count(answer => answer.OptionIds.Contains(option.Id, StringComparer.Ordinal));

    private static string Answered(int count) =>
        $"на него {Russian.Plural(count, "ответила", "ответили", "ответили")} {Russian.Count(count, "школа", "школы", "школ")}";

    private static string OfSchools(int count) => Russian.Count(count, "школы", "школ", "школ");
}
