using System.Text.Json;
using System.Text.Json.Serialization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Intake;

/// <summary>Reads a body as an answer of the campaign, or reports what is wrong with each field.</summary>
public static class SubmissionReader
{
    /// <summary>Bytes. Ten answers of <see cref="LongestWords"/> fit, however a program spells Cyrillic.</summary>
    public const int LargestBody = 256 * 1024;

    /// <summary>Characters (UTF-16) of own words: about two pages. A cell of the sheet may hold more.</summary>
    public const int LongestWords = 4000;

    /// <summary>Nobody corrects more at a time.</summary>
    public const int MostErrors = 20;

    private const int LongestQuote = 200;
    private const string Explain = "Исправьте одно из чисел, а если всё верно, напишите в пояснении, почему так.";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
    };

    /// <returns>Why the body would be refused; nothing when it would be taken.</returns>
    public static IReadOnlyList<FieldError> Mistakes(ReadOnlySpan<byte> body, Campaign campaign, DateTimeOffset at)
    {
        try
        {
            Read(body, campaign, at);
            return [];
        }
        catch (SubmissionRefusedException refused)
        {
            return refused.Errors;
        }
    }

    /// <param name="at">The server's clock.</param>
    /// <exception cref="SubmissionRefusedException">The body has mistakes; nothing is stored.</exception>
    public static Submission Read(ReadOnlySpan<byte> body, Campaign campaign, DateTimeOffset at)
    {
        var request = Parse(body);
        var errors = new List<FieldError>();
        var organization = OrganizationMatcher.Of(campaign).Find(request.Organization);
        if (organization is null)
        {
            errors.Add(new("organization", $"Школы {Russian.Quoted(Shortened(request.Organization))} нет в списке кампании."));
        }

        var answers = Answers(request.Answers, campaign, errors);
        CheckFullness(answers, campaign, errors);
        var respondent = SentRespondent.Read(request.Respondent, campaign, errors);
        return errors.Count == 0
            ? new Submission
            {
                OrganizationId = organization!.Id,
                Source = SubmissionSource.Http,
                SubmittedAt = at,
                ObservedAt = at,
                Answers = answers,
                Respondent = respondent,
            }
            : throw new SubmissionRefusedException([.. errors.Take(MostErrors)]);
    }

    private static SubmissionRequest Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<SubmissionRequest>(Utf8(body), Json) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            var path = e.Path is { Length: > 1 } known ? known.TrimStart('$').TrimStart('.') : "$";
            throw new SubmissionRefusedException([
                new(path, "Это поле не читается: нужного нет, оно лишнее или не того вида. Образец — в описании API."),
            ]);
        }
    }

    // Windows programs put a byte order mark before UTF-8, and some save JSON in another encoding altogether.
    private static ReadOnlySpan<byte> Utf8(ReadOnlySpan<byte> body) =>
        TextEncoding.WrongFor(body) is { } wrong
            ? throw new SubmissionRefusedException([new("$", $"Тело запроса — {wrong}. Сохраните его в UTF-8 и пришлите ещё раз.")])
            : TextEncoding.WithoutMarks(body);

    private static List<ActivityAnswer> Answers(IReadOnlyList<AnswerRequest> requests, Campaign campaign, List<FieldError> errors)
    {
        var answers = new Dictionary<string, ActivityAnswer>(StringComparer.Ordinal);
        var unread = new List<(Activity Activity, string Path, List<FieldError> Errors)>();
        if (requests.Count > campaign.Activities.Count)
        {
            errors.Add(new("answers", $"Ответов {requests.Count}, а мероприятий в кампании {campaign.Activities.Count}."));
            return [];
        }

        foreach (var (index, request) in requests.Index())
        {
            var path = $"answers[{index}]";
            if (request is null || campaign.Activities.FirstOrDefault(each => each.Id == request.Activity) is not { } activity)
            {
                errors.Add(
                    new($"{path}.activity", $"Мероприятия {Russian.Quoted(Shortened(request?.Activity ?? string.Empty))} в кампании нет.")
                );
            }
            else if (answers.ContainsKey(activity.Id))
            {
                errors.Add(new($"{path}.activity", $"Мероприятие {activity.Number} названо дважды."));
            }
            else
            {
                var own = new List<FieldError>();
                var answer = activity.Value is { } question
                    ? (ActivityAnswer?)SentValue.Read(request, activity, question, path, own)
                    : SentOptions.Read(request, activity, path, own);
                if (own.Count > 0)
                {
                    unread.Add((activity, path, own));
                    answer ??= new AmbiguousAnswer(activity.Id, string.Empty); // an answer all the same
                }

                if (answer is not null)
                {
                    answers.Add(activity.Id, answer);
                }
            }
        }

        // A question that is not asked needs no correction.
        errors.AddRange(
            unread.SelectMany(each =>
                AskedRule.IsAsked(campaign, each.Activity, other => answers.GetValueOrDefault(other.Id))
                    ? each.Errors
                    : [new(each.Path, $"Вопрос {each.Activity.Number} вам не задан: сотрите ответ на него.")]
            )
        );
        CheckNumbers(answers, requests, campaign, errors);
        return [.. campaign.Activities.Where(activity => answers.ContainsKey(activity.Id)).Select(activity => answers[activity.Id])];
    }

    private static void CheckNumbers(
        Dictionary<string, ActivityAnswer> answers,
        IReadOnlyList<AnswerRequest> requests,
        Campaign campaign,
        List<FieldError> errors
    )
    {
        foreach (var (index, request) in requests.Index())
        {
            if (campaign.FindActivity(request?.Activity) is { } activity)
            {
                errors.AddRange(
                    BrokenCheck
                        .Among(campaign, activity, other => answers.GetValueOrDefault(other.Id))
                        .Where(broken => !broken.Explained)
                        .Select(broken =>
                            broken.Check.MayBeExplained
                                ? new FieldError($"answers[{index}].other", $"{broken.Problem}. {Explain}")
                                : new FieldError($"answers[{index}].value", $"{broken.Problem}. Исправьте одно из чисел.")
                        )
                );
            }
        }
    }

    internal static FieldError TooLong(string path, string what, string words) =>
        new(path, $"{what} длиннее {LongestWords} знаков: {words.Length}. Сократите.");

    // The receipt lists unanswered activities. But an answer to nothing at all would only hide the school's earlier answer.
    private static void CheckFullness(List<ActivityAnswer> answers, Campaign campaign, List<FieldError> errors)
    {
        foreach (
            var activity in campaign.Activities.Where(activity =>
                activity.Required && To(activity) is null && AskedRule.IsAsked(campaign, activity, To)
            )
        )
        {
            errors.Add(
                new(
                    "answers",
                    $"{(activity.Counts ? $"Мероприятие {activity.Number} обязательно" : $"Вопрос {activity.Number} обязателен")}: "
                        + (activity.HasOptions ? "отметьте вариант или впишите свой ответ." : "впишите ответ.")
                )
            );
        }

        if (answers.Count == 0 && errors.Count == 0)
        {
            errors.Add(new("answers", "Нет ни одного ответа. Отметьте вариант или впишите свой ответ хотя бы в одном месте."));
        }

        ActivityAnswer? To(Activity activity) => answers.Find(answer => answer.ActivityId == activity.Id);
    }

    internal static string Shortened(string text) => CleanText.Shortened(text, LongestQuote);
}
