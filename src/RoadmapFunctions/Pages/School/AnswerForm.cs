using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.School;

/// <summary>The contents of the fields of a school's form.</summary>
/// <param name="Token">Identifies this filling-in, so that sending it again is recognised as a repeat.</param>
/// <param name="Errors">Errors that belong to no field.</param>
public sealed record AnswerForm(IReadOnlyList<AnswerField> Fields, string Name, string Post, string Token, IReadOnlyList<string> Errors)
{
    public const string NameField = "respondent.name";
    public const string PostField = "respondent.post";
    public const string TokenField = "token";
    public const string VersionField = "version";
    public const string SchoolField = "school";

    /// <summary>The school has been asked about contradictions, and sends the form again.</summary>
    public const string AskedField = "asked";

    /// <summary>Characters (UTF-16): room for a number, a unit and some words, which are then refused.</summary>
    public const int LongestValue = 200;
    private const string OptionsPrefix = "options.";
    private const string OtherPrefix = "other.";
    private const string ValuePrefix = "value.";
    private const string PartPrefix = "part.";

    public bool HasErrors => Errors.Count > 0 || Fields.Any(each => each.Error is not null);

    public bool HasQuestions => Fields.Any(each => each.Question is not null);

    /// <summary>
    /// The same form with a question beside each unexplained contradiction and failed check: so the writer finds them, not the reader.
    /// </summary>
    /// <param name="current">The answer that counts; null while there is none.</param>
    public AnswerForm WithQuestions(Campaign campaign, Submission? current) =>
        this with
        {
            Fields = [.. Fields.Select(field => field with { Question = QuestionOf(campaign, field, current) })],
        };

    private string? QuestionOf(Campaign campaign, AnswerField field, Submission? current)
    {
        if (AskedRule.CountedAnswer(campaign, field.Activity, AnswerTo) is not { } answer)
        {
            return field.Activity.HasOptions && field.Options.Count == 0 && field.Other.Trim().Length > 0 && Dash.Is(field.Other)
                ? $"{Russian.Quoted(field.Other.Trim())} без отметки ответом не считается. "
                    + "Отметьте вариант или напишите словами, как обстоит дело."
                : null;
        }

        if (answer.Value is not null)
        {
            return QuestionOfNumbers(campaign, field.Activity, answer.Other, current);
        }

        if (answer.Other is not null)
        {
            return null;
        }

        if (Contradiction.Of(field.Activity, answer) is { Count: > 0 } against)
        {
            return "отмечены варианты, которые противоречат друг другу: "
                + $"{Russian.List([.. against.Select(option => Russian.Quoted(option.Text))])}. Всё верно?";
        }

        return
            field.Activity.Counts
            && ExecutionLevelRule.LevelOf(field.Activity, answer) is ExecutionLevel.NotDone
            && !Fields.Any(other => !other.Empty && WaitsFor(other.Activity, field))
            ? "отмечено, что мероприятие не выполняется. Напишите, почему и что мешает."
            : null;
    }

    // The campaign asks for the reason in a question of its own.
    private static bool WaitsFor(Activity activity, AnswerField field) =>
        activity.OnlyIf is { } condition
        && condition.Activity == field.Activity.Id
        && condition.Options.Intersect(field.Options, StringComparer.Ordinal).Any();

    // The explanation of the stored numbers does not explain other numbers until the school gives it again.
    private string? QuestionOfNumbers(Campaign campaign, Activity activity, string? why, Submission? current)
    {
        var before = AskedRule.CountedAnswer(campaign, activity, current)?.Other;
        if (why is null || before is null || OnLines(why) != OnLines(before))
        {
            return null;
        }

        var known = BrokenCheck.In(campaign, activity, current).Select(broken => broken.Problem).ToList();
        return BrokenCheck
            .Among(campaign, activity, AnswerTo)
            .Where(broken => broken.Explained && !known.Contains(broken.Problem))
            .Select(broken => $"{broken.Problem}. Пояснение осталось прежним: если оно верно и теперь, отправьте ещё раз.")
            .FirstOrDefault();

        static string OnLines(string words) => CleanText.Of(words).ReplaceLineEndings(); // a browser sends its own line ends
    }

    private ActivityAnswer? AnswerTo(Activity activity) =>
        Fields.FirstOrDefault(field => field.Activity.Id == activity.Id) is { } field
            ? (Dash.Is(field.Other, activity.IsText) ? null : field.Other, activity.Value) switch
            {
                (var words, { } question) => question.Read(field.Value).Value is { } value
                    ? new ValueAnswer(activity.Id, value, words)
                    : null,
                (null, _) when field.Options.Count == 0 => null,
                var (words, _) => new ReadAnswer(activity.Id, field.Options, words),
            }
            : null;

    /// <param name="current">The answer that counts; null while there is none.</param>
    public static AnswerForm Of(Campaign campaign, Submission? current, string token) =>
        new(
            [.. campaign.Activities.Select(activity => AnswerField.Of(activity, current?.AnswerTo(activity)))],
            (campaign.AsksRespondent ? current?.Respondent?.Name : null) ?? string.Empty,
            (campaign.AsksRespondent ? current?.Respondent?.Post : null) ?? string.Empty,
            token,
            []
        );

    /// <summary>The form as it was sent.</summary>
    public static AnswerForm Of(Campaign campaign, IFormCollection sent) =>
        new(
            [
                .. campaign.Activities.Select(activity => new AnswerField(
                    activity,
                    [.. sent[OptionsField(activity)].OfType<string>().Where(option => option.Length > 0)], // «none of them» is empty text
                    sent[OtherField(activity)].ToString(),
                    activity.Value is { Parts: { Count: > 0 } parts } question
                        ? question.Joined([.. parts.Select((_, index) => sent[PartField(activity, index)].ToString().Trim())])
                        : sent[ValueField(activity)].ToString()
                )),
            ],
            sent[NameField].ToString(),
            sent[PostField].ToString(),
            sent[TokenField].ToString(),
            []
        );

    /// <summary>
    /// Identifies the school of the form: a browser that has opened another school's link in the meantime sends this form with
    /// that school's key.
    /// </summary>
    public static string SchoolOf(Campaign campaign, Organization organization) => $"{campaign.Id} {organization.Id}";

    /// <summary>
    /// Texts for activities that have left the campaign since the form was opened; dropping them silently would be a loss.
    /// </summary>
    public static IEnumerable<string> Orphans(Campaign campaign, IFormCollection sent) =>
        sent.Where(field =>
                field.Key.StartsWith(OptionsPrefix, StringComparison.Ordinal)
                || field.Key.StartsWith(OtherPrefix, StringComparison.Ordinal)
                || field.Key.StartsWith(ValuePrefix, StringComparison.Ordinal)
                || field.Key.StartsWith(PartPrefix, StringComparison.Ordinal)
            )
            .Where(field => campaign.Activities.All(activity => !FieldsOf(activity).Contains(field.Key, StringComparer.Ordinal)))
            .Select(field => field.Value.ToString())
            .Where(text => !string.IsNullOrWhiteSpace(text));

    public bool SaysTheSameAs(AnswerForm other) =>
        (Name, Post) == (other.Name, other.Post)
        && Fields
            .Zip(other.Fields)
            .All(pair =>
                pair.First.Other.ReplaceLineEndings() == pair.Second.Other.ReplaceLineEndings()
                && pair.First.Value.ReplaceLineEndings() == pair.Second.Value.ReplaceLineEndings()
                && pair.First.Options.SequenceEqual(pair.Second.Options, StringComparer.Ordinal)
            );

    public static string OptionsField(Activity activity) => OptionsPrefix + activity.Id;

    public static string OtherField(Activity activity) => OtherPrefix + activity.Id;

    public static string ValueField(Activity activity) => ValuePrefix + activity.Id;

    /// <summary>Field of one part of a value whose parts are asked for one by one.</summary>
    public static string PartField(Activity activity, int index) => FormattableString.Invariant($"{PartPrefix}{index}.{activity.Id}");

    private static IEnumerable<string> FieldsOf(Activity activity) =>
        activity.Value switch
        {
            null => [OptionsField(activity), OtherField(activity)],
            { Parts: { Count: > 0 } parts } => [.. parts.Select((_, index) => PartField(activity, index)), OtherField(activity)],
            _ => [ValueField(activity), OtherField(activity)],
        };

    /// <returns>The body that a program would send: both take the same way in.</returns>
    public byte[] ToBody(Organization organization) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new SubmissionRequest(
                organization.Id,
                [
                    .. Fields.Select(field =>
                        field.Activity.Value is null
                            ? new AnswerRequest(field.Activity.Id, field.Options, field.Other)
                            : new(field.Activity.Id, Other: field.Other, Value: JsonSerializer.SerializeToElement(field.Value))
                    ),
                ],
                string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Post) ? null : new Respondent(Name, Post)
            ),
            RoadmapJson.Options
        );

    public AnswerForm With(IReadOnlyList<FieldError> errors)
    {
        var fields = Fields.Select(
            (field, index) => field with { Error = string.Join(' ', Of(index)) is { Length: > 0 } words ? words : null }
        );
        var others = errors.Where(error => !error.Path.StartsWith("answers[", StringComparison.Ordinal)).Select(error => error.Message);
        return this with { Fields = [.. fields], Errors = [.. others] };

        // The body has an answer for each field, in the order of the fields.
        IEnumerable<string> Of(int index) =>
            errors
                .Where(error => error.Path.StartsWith(FormattableString.Invariant($"answers[{index}]"), StringComparison.Ordinal))
                .Select(error => error.Message);
    }
}

/// <param name="Options">Ids of the ticked options.</param>
/// <param name="Other">Own words; beside a value, its explanation.</param>
/// <param name="Value">As it was typed, where the question asks for a value.</param>
/// <param name="Ambiguous">The text of a sheet's cell that can be read in more than one way; the school is asked to tick again.</param>
public sealed record AnswerField(
    Activity Activity,
    IReadOnlyList<string> Options,
    string Other,
    string Value = "",
    string? Ambiguous = null,
    string? Error = null,
    string? Question = null
)
{
    public bool Empty => Options.Count == 0 && string.IsNullOrWhiteSpace(Other) && string.IsNullOrWhiteSpace(Value);

    public static AnswerField Of(Activity activity, ActivityAnswer? answer) =>
        new(
            activity,
            answer?.OptionIds ?? [],
            answer?.Other ?? string.Empty,
            answer?.Value is { } value && activity.Value is { } question ? question.Typed(value) : string.Empty,
            answer?.Ambiguous
        );
}
