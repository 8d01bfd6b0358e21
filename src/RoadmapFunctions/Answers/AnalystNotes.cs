using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>Reads and writes the analyst's words. Only a person who has seen the current words can replace them.</summary>
public sealed class AnalystNotes(ISubmissionLog log, TimeProvider time)
{
    private static readonly string[] Common = [AnalystNote.Causes, AnalystNote.Conclusions];

    /// <returns>Every version, place by place.</returns>
    public async Task<IReadOnlyList<AnalystNote>> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var notes = new List<AnalystNote>();
        foreach (var place in PlacesOf(campaign))
        {
            notes.AddRange((await SubmissionHistory.ReadOneAsync(log, campaign.Id, $"~{place}", cancellationToken)).Notes);
        }

        return notes;
    }

    /// <param name="note">Its number is one more than that of the version that its writer saw; its time is set here.</param>
    public async Task<NoteOutcome> WriteAsync(Campaign campaign, AnalystNote note, CancellationToken cancellationToken)
    {
        if (!PlacesOf(campaign).Contains(note.Place, StringComparer.Ordinal))
        {
            return NoteOutcome.UnknownPlace;
        }

        if (note.Text.Length > AnalystNote.LongestText)
        {
            return NoteOutcome.TooLong;
        }

        var last = await LastAsync(campaign, note.Place, cancellationToken);
        if (IsStored(last))
        {
            return NoteOutcome.Stored; // sent twice
        }

        // Numbers may not be skipped: the next version would fall into the hole.
        return
            note.Number == (last?.Number ?? 0) + 1
            && (
                await log.AppendAsync(campaign.Id, [note with { ObservedAt = time.GetUtcNow() }], cancellationToken) == 1
                || IsStored(await LastAsync(campaign, note.Place, cancellationToken)) // our own acknowledgement was lost
            )
            ? NoteOutcome.Stored
            : NoteOutcome.Overtaken;

        bool IsStored(AnalystNote? standing) => standing is not null && (standing.Text, standing.By) == (note.Text, note.By);
    }

    private async Task<AnalystNote?> LastAsync(Campaign campaign, string place, CancellationToken cancellationToken) =>
        (await SubmissionHistory.ReadOneAsync(log, campaign.Id, $"~{place}", cancellationToken)).Notes is [.., var last] ? last : null;

    /// <summary>Places of the report that may have the analyst's words.</summary>
    public static IEnumerable<string> PlacesOf(Campaign campaign) => Common.Concat(campaign.Activities.Select(AnalystNote.PlaceOf));
}

public enum NoteOutcome
{
    Stored,

    /// <summary>Somebody else has written a newer version in the meantime.</summary>
    Overtaken,
    TooLong,
    UnknownPlace,
}
