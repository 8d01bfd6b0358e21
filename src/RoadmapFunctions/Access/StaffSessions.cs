using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Access;

/// <summary>
/// Sessions of staff in browsers. A cookie holds the signed id of a session; its rights are looked up with each request. So each session
/// can be ended by itself, all sessions of a person end when the key is revoked or replaced, and signing out ends the session on the
/// server, not only in the browser.
/// </summary>
public sealed class StaffSessions(ISessions sessions, Signer signer, StaffKey key, IPeople people, TimeProvider time)
{
    /// <summary>A working day and its evening.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    private const string Purpose = "staff session";
    private const char Separator = '.';
    private const int IdLength = 16;
    private const int MarkLength = 16;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <returns>The cookie.</returns>
    public async Task<string> BeginAsync(OperatorCaller by, HttpRequest request, CancellationToken cancellationToken)
    {
        var id = RandomNumberGenerator.GetString(Letters, IdLength);
        var now = time.GetUtcNow();
        var mark = await MarkAsync(by.PersonId, cancellationToken) ?? throw new InvalidOperationException("The key is good no more.");
        await sessions.AddAsync(new(id, by.Name, by.PersonId, mark, now, now + Lasts, AddressPrefix.Of(request)), cancellationToken);
        return $"{id}{Separator}{await signer.SignAsync(Purpose, id, cancellationToken)}";
    }

    /// <param name="cookie">As it came; untrusted.</param>
    /// <returns>Null for a session that is not open.</returns>
    public async Task<OperatorCaller?> ReadAsync(string cookie, CancellationToken cancellationToken) =>
        await IdOfAsync(cookie, cancellationToken) is { } id
        && await sessions.FindAsync(id, cancellationToken) is { } session
        && session.EndsAt > time.GetUtcNow()
        && session.KeyMark == await MarkAsync(session.PersonId, cancellationToken)
            ? new OperatorCaller(session.Name, session.PersonId, session.Id)
            : null;

    /// <returns>Valid sessions, the newest first.</returns>
    public async Task<IReadOnlyList<OpenSession>> ListAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var open = new List<OpenSession>();
        foreach (var session in (await sessions.ReadAsync(cancellationToken)).Where(session => session.EndsAt > now))
        {
            if (session.KeyMark == await MarkAsync(session.PersonId, cancellationToken))
            {
                open.Add(session);
            }
        }

        return [.. open.OrderByDescending(session => session.BeganAt)];
    }

    /// <summary>From then on the cookie opens nothing.</summary>
    public async Task EndAsync(string cookie, CancellationToken cancellationToken)
    {
        if (await IdOfAsync(cookie, cancellationToken) is { } id)
        {
            await sessions.RemoveAsync(id, cancellationToken);
        }
    }

    /// <summary>Removes sessions that have expired.</summary>
    public async Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var session in (await sessions.ReadAsync(cancellationToken)).Where(session => session.EndsAt <= now))
        {
            await sessions.RemoveAsync(session.Id, cancellationToken);
        }
    }

    // The signature is checked before the table: an unsigned cookie costs no request to the storage.
    private async Task<string?> IdOfAsync(string cookie, CancellationToken cancellationToken) =>
        cookie.Split(Separator) is [{ Length: IdLength } id, var signature]
        && await signer.IsSignedAsync(Purpose, id, signature, cancellationToken)
            ? id
            : null;

    /// <returns>Null when the key no longer opens anything.</returns>
    private async Task<string?> MarkAsync(string? personId, CancellationToken cancellationToken)
    {
        var digest =
            personId is null ? (key.Configured ? key.Generation : null)
            : await people.FindAsync(personId, cancellationToken) is { } person && person.IsOpenAt(time.GetUtcNow()) ? person.KeySha256
            : null;
        return digest is null ? null : Digest.Of($"session of {digest}")[..MarkLength];
    }
}
