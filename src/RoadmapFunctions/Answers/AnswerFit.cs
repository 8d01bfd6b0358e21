using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>
/// An answer as its question asks now. The kind of a question or its limits may have changed since the answer came. What no longer fits
/// becomes a text that a person must read, so nothing is lost.
/// </summary>
public static class AnswerFit
{
    public static ActivityAnswer Of(Activity activity, ActivityAnswer answer) =>
        answer switch
        {
            AmbiguousAnswer => answer,
            { Value: { } value } => activity switch
            {
                { Value: { } question } when question.Takes(value) => answer,
                { IsText: true } => new ReadAnswer(activity.Id, [], Spelled(activity, answer)),
                _ => new AmbiguousAnswer(activity.Id, Spelled(activity, answer)),
            },
            _ when activity.Value is { } question => question.Read(Spelled(activity, answer)).Value is { } read
                ? new ValueAnswer(activity.Id, read)
                : new AmbiguousAnswer(activity.Id, Spelled(activity, answer)),
            { OptionIds.Count: > 0 } when activity.IsText => new AmbiguousAnswer(activity.Id, Spelled(activity, answer)),
            { OptionIds.Count: > 1 } when activity.Kind == QuestionKind.OneOf => new AmbiguousAnswer(
                activity.Id,
                Spelled(activity, answer)
            ),
            _ => answer,
        };

    // Where the texts of the options left the campaign with the kind, only their ids are known.
    private static string Spelled(Activity activity, ActivityAnswer answer) =>
        string.Join(
            ", ",
            [
                .. answer.OptionIds.Select(id => activity.Options.FirstOrDefault(option => option.Id == id)?.Text ?? id),
                .. (answer.Value?.Shown).OrNone(),
                .. answer.Other.OrNone(),
            ]
        );
}
