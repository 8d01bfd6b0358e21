using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Access;

/// <summary>Finds out who asks: by a key in the header, by App Service authentication, or by a cookie.</summary>
public sealed class Identification(StaffKey staffKey, StaffSession session, EntraPrincipal entra, SchoolLinks links, SyncKeys syncKeys)
{
    /// <summary>
    /// A key of ours, as <c>Authorization: Bearer</c> has one too. App Service authentication may refuse a bearer that is no token of its
    /// own
    /// before it comes here; this header it does not look at.
    /// </summary>
    public const string KeyHeader = "X-Roadmap-Key";

    private const string Bearer = "Bearer ";

    /// <summary>Whoever has the operator's key; it tells no person from another.</summary>
    public static readonly OperatorCaller KeyHolder = new("оператор");

    /// <param name="allowed">A browser may hold the sessions of an operator and of a school at once; the one that opens the function
    /// counts.</param>
    /// <returns>The caller, and whether a key was shown that is not good: then nothing else is looked at.</returns>
    public async Task<(Caller Caller, bool WrongKey)> OfAsync(HttpRequest request, Callers allowed, CancellationToken cancellationToken)
    {
        // Where App Service authentication is on, it has checked a token of its own already and says whose it is.
        if (allowed.HasFlag(Callers.Operator) && entra.Read(request.Headers[EntraPrincipal.Header].ToString()) is { } colleague)
        {
            return (colleague, false);
        }

        if (KeyOf(request) is { } key)
        {
            var caller = await OfKeyAsync(key, cancellationToken);
            return (caller ?? Caller.Unknown, caller is null);
        }

        if (allowed.HasFlag(Callers.Operator) && await StaffAsync(request, cancellationToken) is { } staff)
        {
            return (staff, false);
        }

        return
            allowed.HasFlag(Callers.School)
            && Cookies.SchoolOf(request) is { } token
            && (await links.ReadAsync(token, cancellationToken)).Caller is { } school
            ? (school, false)
            : (Caller.Unknown, false);
    }

    /// <returns>Null for a key that opens nothing.</returns>
    public async Task<Caller?> OfKeyAsync(string key, CancellationToken cancellationToken) =>
        staffKey.Matches(key)
            ? KeyHolder
            : (Caller?)(await links.ReadAsync(key, cancellationToken)).Caller ?? await syncKeys.ReadAsync(key, cancellationToken);

    /// <returns>Null when none is shown; empty for what is shown in a way that we do not know.</returns>
    private static string? KeyOf(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return request.Headers[KeyHeader].ToString() is { Length: > 0 } key ? key.Trim()
            : authorization.Length == 0 ? null
            : authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim()
            : string.Empty;
    }

    private async Task<OperatorCaller?> StaffAsync(HttpRequest request, CancellationToken cancellationToken) =>
        Cookies.StaffOf(request) is { } cookie && await session.IsOpenAsync(cookie, cancellationToken) ? KeyHolder : null;
}
