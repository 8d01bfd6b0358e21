using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Access;

/// <summary>Gives people keys, revokes them, and records it. Shared by the desk and the API.</summary>
public sealed class PersonActs(IPeople people, PersonKeys keys, Journal journal, TimeProvider time)
{
    public const string Ended = "Срок этой ссылки кончился, новый ключ ничего бы не открыл. Создайте новую ссылку.";

    /// <summary>A key with an end may not be replaced after its end.</summary>
    public bool HasEnded(Person person) => person.HasEndedAt(time.GetUtcNow());

    /// <param name="endsAt">The first moment after a reader's last day; null for an operator.</param>
    /// <returns>The key, which nobody can see again.</returns>
    public async Task<(Person Person, string Key)> AddAsync(
        HttpRequest request,
        OperatorCaller by,
        Campaign campaign,
        string name,
        DateTimeOffset? endsAt,
        CancellationToken cancellationToken
    )
    {
        await (
            endsAt is null
                ? journal.AddEverywhereAsync(request, by, JournalAct.OperatorAdded, name, cancellationToken)
                : journal.AddAsync(request, by, JournalAct.ReaderAdded, campaign, detail: name, cancellationToken: cancellationToken)
        );
        return await keys.MakeAsync(name, endsAt is null ? null : campaign, endsAt, by.Name, cancellationToken);
    }

    /// <returns>Null when there is nobody with that id whose key may be changed from this campaign.</returns>
    public async Task<Person?> FindAsync(Campaign campaign, string id, CancellationToken cancellationToken) =>
        await people.FindAsync(id, cancellationToken) is { RevokedAt: null } person
        && (!person.IsReader || person.CampaignId == campaign.Id)
            ? person
            : null;

    /// <returns>False when somebody has changed the person in the meantime.</returns>
    public async Task<bool> RevokeAsync(
        HttpRequest request,
        OperatorCaller by,
        Campaign campaign,
        Person person,
        CancellationToken cancellationToken
    )
    {
        if (!await keys.RevokeAsync(person, by.Name, cancellationToken))
        {
            return false;
        }

        await NoteAsync(request, by, campaign, person, JournalAct.OperatorRevoked, JournalAct.ReaderRevoked, cancellationToken);
        return true;
    }

    /// <returns>The new key; null when somebody has changed the person in the meantime.</returns>
    public async Task<string?> ReplaceAsync(
        HttpRequest request,
        OperatorCaller by,
        Campaign campaign,
        Person person,
        CancellationToken cancellationToken
    )
    {
        if (await keys.ReplaceAsync(person, cancellationToken) is not { } key)
        {
            return null;
        }

        await NoteAsync(request, by, campaign, person, JournalAct.OperatorKeyReplaced, JournalAct.ReaderLinkReplaced, cancellationToken);
        return key;
    }

    private Task NoteAsync(
        HttpRequest request,
        OperatorCaller by,
        Campaign campaign,
        Person person,
        JournalAct ofOperator,
        JournalAct ofReader,
        CancellationToken cancellationToken
    ) =>
        person.IsReader
            ? journal.AddAsync(request, by, ofReader, campaign, detail: person.Name, cancellationToken: cancellationToken)
            : journal.AddEverywhereAsync(request, by, ofOperator, person.Name, cancellationToken);
}
