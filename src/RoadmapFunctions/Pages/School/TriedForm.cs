using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Pages.School;

/// <summary>The form of a draft's first school, for an operator to try.</summary>
public static class TriedForm
{
    /// <param name="shown">The draft with something in each empty field.</param>
    public static FormModel Of(Campaign shown, AnswerForm form, DateTimeOffset now) =>
        new(shown, shown.Organizations[0], form, SubmissionHistory.From([]), now) { TriedAt = DeskAddress.Preview(shown.Id) };
}
