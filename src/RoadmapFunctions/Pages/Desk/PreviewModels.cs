using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>What a campaign will look like to the people who answer and read it.</summary>
/// <param name="Shown">The campaign with something in each field that is still empty.</param>
/// <param name="Mistakes">Mistakes that prevent showing it; empty when it can be shown.</param>
/// <param name="AsForm">The Google Form is shown as a list; otherwise the page lists the previews.</param>
public sealed record PreviewModel(OpenDraft Open, Campaign Shown, IReadOnlyList<CampaignMistake> Mistakes, bool AsForm = false)
    : ModelOf<PreviewPage>
{
    private const string Blank = "…";

    /// <param name="today">Used for a date that nobody has filled in.</param>
    public static PreviewModel Of(OpenDraft open, DateOnly today, bool asForm = false)
    {
        var shown = Filled(open.Campaign, today);
        return new(open, shown, DraftMistakes.Of(shown), asForm);
    }

    private static Campaign Filled(Campaign draft, DateOnly today) =>
        draft with
        {
            Title = Or(draft.Title),
            Period = Or(draft.Period),
            LegalBasis = draft.LegalBasis with
            {
                Issuer = Or(draft.LegalBasis.Issuer),
                Kind = draft.LegalBasis.Kind.Length > 0 ? draft.LegalBasis.Kind : "документ",
                Date = Or(draft.LegalBasis.Date, today),
                Number = Or(draft.LegalBasis.Number),
                Title = Or(draft.LegalBasis.Title),
            },
            Operator = draft.Operator with
            {
                Name = Or(draft.Operator.Name),
                SignatoryPost = Or(draft.Operator.SignatoryPost),
                SignatoryName = Or(draft.Operator.SignatoryName),
            },
            TimeZone = Or(draft.TimeZone, "Europe/Moscow"),
            Recipient = new(Or(draft.Recipient.Name)),
            Activities =
            [
                .. draft.Activities.Select(activity =>
                    activity with
                    {
                        Options = [.. activity.Options.Select(option => option with { Guessed = false })],
                    }
                ),
            ],
            Milestones =
            [
                .. draft.Milestones.Select(milestone => milestone with { Date = Or(milestone.Date, today), Title = Or(milestone.Title) }),
            ],
        };

    private static string Or(string text, string otherwise = Blank) => text.Length > 0 ? text : otherwise;

    private static DateOnly Or(DateOnly day, DateOnly today) => day == CampaignDraft.NoDate ? today : day;
}

/// <summary>The school's answer as it would have been accepted; nothing of it is stored.</summary>
public sealed record TriedAnswerModel(OpenDraft Open, Campaign Campaign, Submission Answer) : ModelOf<TriedAnswerPage>;
