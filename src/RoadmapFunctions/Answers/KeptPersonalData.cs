using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>What the log keeps about people of a school: its respondents, and its own words, which may name somebody.</summary>
/// <param name="Respondents">From all versions, with the heads who confirmed them.</param>
/// <param name="Words">From all versions, in the order of the campaign.</param>
public sealed record KeptPersonalData(IReadOnlyList<Respondent> Respondents, IReadOnlyList<KeptWords> Words)
{
    /// <param name="history">Null while the school has not answered.</param>
    public static KeptPersonalData Of(Campaign campaign, OrganizationHistory? history)
    {
        var versions = (history?.Versions ?? []).Select(version => version.Submission).ToList();
        return new(
            [
                .. versions
                    .Select(version => version.Respondent)
                    .Concat((history?.Versions ?? []).Select(version => HeadOf(version.Confirmation)))
                    .OfType<Respondent>()
                    .Distinct(),
            ],
            [
                .. from activity in campaign.Activities
                from text in versions
                    .SelectMany(version => version.Answers)
                    .Where(answer => answer.ActivityId == activity.Id)
                    .Select(answer => answer.Other ?? answer.Ambiguous)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                where text != Erasure.Mark
                select new KeptWords(activity, text),
            ]
        );
    }

    private static Respondent? HeadOf(Confirmation? confirmation) =>
        confirmation is null or { Name: Erasure.Mark } ? null : new(confirmation.Name, "утвердил ответ как руководитель");
}

public sealed record KeptWords(Activity Activity, string Text)
{
    /// <summary>Identifies the text in an erasure.</summary>
    public string Digest => Erasure.DigestOf(Text);
}
