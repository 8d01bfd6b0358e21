using System.Text.Json;

namespace RoadmapFunctions.Collecting.Intake;

/// <summary>
/// What a school sends. Everything else — the moment, the source, the version — is set by the server, and an unknown field is refused.
/// </summary>
/// <param name="Organization">Id, name or alias of the school.</param>
/// <param name="Answers">An activity that is missing, or has neither options nor own words, is not answered.</param>
public sealed record SubmissionRequest(string Organization, IReadOnlyList<AnswerRequest> Answers, Answers.Respondent? Respondent = null);

/// <param name="Activity">Id of an activity.</param>
/// <param name="Options">Ids of its options.</param>
/// <param name="Other">Own words; beside a value, the explanation of it where the campaign accepts one.</param>
/// <param name="Value">The answer to a question that asks for a value: a number, or a text as a person types it.</param>
public sealed record AnswerRequest(string Activity, IReadOnlyList<string>? Options = null, string? Other = null, JsonElement? Value = null);

/// <param name="Path">Path of the field in the body: <c>answers[2].options[0]</c>.</param>
/// <param name="Message">For the person who filled it in, in Russian.</param>
public sealed record FieldError(string Path, string Message);

/// <summary>A school tries to answer for another one.</summary>
public sealed class ForeignAnswerException() : Exception("Личная ссылка позволяет отвечать только за свою школу.");

/// <summary>The body cannot be accepted as an answer.</summary>
public sealed class SubmissionRefusedException(IReadOnlyList<FieldError> errors) : Exception("The submission has mistakes.")
{
    public IReadOnlyList<FieldError> Errors { get; } = errors;
}
