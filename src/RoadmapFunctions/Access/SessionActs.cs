using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Access;

/// <summary>Ends sessions of staff, and records it. Shared by the desk and the API.</summary>
public sealed class SessionActs(ISessions sessions, Journal journal)
{
    public const string NoSuchSession = "Такого сеанса нет: он уже завершён.";

    /// <returns>False when there is no such session.</returns>
    public async Task<bool> EndAsync(HttpRequest request, OperatorCaller by, string id, CancellationToken cancellationToken)
    {
        if (
            await sessions.FindAsync(id, cancellationToken) is not { } session
            || !await sessions.RemoveAsync(id, cancellationToken) // somebody else has just ended it
        )
        {
            return false;
        }

        await journal.AddEverywhereAsync(request, by, JournalAct.SessionEnded, session.Name, cancellationToken);
        return true;
    }
}
