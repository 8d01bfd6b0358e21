using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Access;

/// <summary>Finds out who asks: by a key in the header, by App Service authentication, or by a cookie.</summary>
public sealed class Identification(StaffKey staffKey, StaffSession session, EntraPrincipal entra, SchoolLinks links, SyncKeys syncKeys)
{
    private const string Bearer = "Bearer ";
    private static readonly OperatorCaller KeyHolder = new("оператор");

    /// <param name="allowed">A browser may hold the sessions of an operator and of a school at once; the one that opens the function counts.</param>
    /// <returns>The caller, and whether a key was shown that is not good: then nothing else is looked at.</returns>
    public async Task<(Caller Caller, bool WrongKey)> OfAsync(HttpRequest request, Callers allowed, CancellationToken cancellationToken)
    {
        // Where App Service authentication is on, it has checked a token of its own already and says whose it is.
        if (allowed.HasFlag(Callers.Operator) && entra.Read(request.Headers[EntraPrincipal.Header].ToString()) is { } colleague)
        {
            return (colleague, false);
        }

        var authorization = request.Headers.Authorization.ToString();
        if (authorization.Length > 0)
        {
            var caller = authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                ? await OfKeyAsync(authorization[Bearer.Length..].Trim(), cancellationToken)
                : null;
            return (caller ?? Caller.Unknown, caller is null);
        }

        if (allowed.HasFlag(Callers.Operator) && await StaffAsync(request, cancellationToken) is { } staff)
        {
            return (staff, false);
        }

        return allowed.HasFlag(Callers.School)
            && Cookies.SchoolOf(request) is { } token
            && (await links.ReadAsync(token, cancellationToken)).Caller is { } school
            ? (school, false)
            : (Caller.Unknown, false);
    }

    /// <returns>Null for a key that opens nothing.</returns>
    public async Task<Caller?> OfKeyAsync(string key, CancellationToken cancellationToken) =>
        staffKey.Matches(key) ? KeyHolder
        : (Caller?)(await links.ReadAsync(key, cancellationToken)).Caller ?? await syncKeys.ReadAsync(key, cancellationToken);

    private async Task<OperatorCaller?> StaffAsync(HttpRequest request, CancellationToken cancellationToken) =>
        Cookies.StaffOf(request) is { } cookie && await session.IsOpenAsync(cookie, cancellationToken) ? KeyHolder : null;
}
