using System.Text;
using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Access;

/// <summary>Identifies the caller: by a key in the header, by App Service authentication, or by a cookie.</summary>
public sealed class Identification(
    StaffKey staffKey,
    StaffSessions sessions,
    EntraPrincipal entra,
    SchoolLinks links,
    SyncKeys syncKeys,
    PersonKeys personKeys
)
{
    /// <summary>
    /// Carries a key of ours, like <c>Authorization: Bearer</c>. App Service authentication may refuse a bearer that is not one of its own
    /// tokens; it does not look at this header.
    /// </summary>
    public const string KeyHeader = "X-Roadmap-Key";

    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    /// <summary>Anybody with the operator's key; the key does not tell people apart.</summary>
    public static readonly OperatorCaller KeyHolder = new("оператор");

    /// <param name="allowed">A browser may hold sessions of an operator and of a school at once; the one that the
    /// function allows counts.</param>
    /// <returns>The caller, and whether an invalid key was shown: then nothing else is looked at.</returns>
    public async Task<(Caller Caller, bool WrongKey)> OfAsync(HttpRequest request, Callers allowed, CancellationToken cancellationToken)
    {
        // Where App Service authentication is on, it has already checked its own token and says whose it is.
        if (allowed.HasFlag(Callers.Operator) && entra.Read(request.Headers[EntraPrincipal.Header].ToString()) is { } colleague)
        {
            return (colleague, false);
        }

        // Excel cannot send a key in any other way. It serves readers, and opens nothing to anybody else.
        if (PasswordOf(request) is { } password)
        {
            var reader = allowed.HasFlag(Callers.Reader)
                ? (await personKeys.ReadAsync(password, cancellationToken)).Caller as ReaderCaller
                : null;
            return (reader ?? Caller.Unknown, reader is null);
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

        if (
            allowed.HasFlag(Callers.Reader)
            && Cookies.ReaderOf(request) is { } shown
            && (await personKeys.ReadAsync(shown, cancellationToken)).Caller is ReaderCaller known
        )
        {
            return (known, false);
        }

        if (
            allowed.HasFlag(Callers.Head)
            && Cookies.HeadOf(request) is { } second
            && (await links.ReadHeadAsync(second, cancellationToken)).Caller is { } head
        )
        {
            return (head, false);
        }

        return
            (allowed & Callers.AnySchool) != Callers.None
            && Cookies.SchoolOf(request) is { } token
            && (await links.ReadAsync(token, cancellationToken)).Caller is { } school
            && allowed.HasFlag(school.Kind)
            ? (school, false)
            : (Caller.Unknown, false);
    }

    /// <returns>Null for an invalid key.</returns>
    public async Task<Caller?> OfKeyAsync(string key, CancellationToken cancellationToken) =>
        staffKey.Matches(key)
            ? KeyHolder
            : (Caller?)(await links.ReadAsync(key, cancellationToken)).Caller
                ?? (Caller?)(await links.ReadHeadAsync(key, cancellationToken)).Caller
                ?? await syncKeys.ReadAsync(key, cancellationToken)
                ?? (await personKeys.ReadAsync(key, cancellationToken)).Caller;

    /// <returns>Null when no key is shown; empty when it is shown in an unknown way.</returns>
    private static string? KeyOf(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return request.Headers[KeyHeader].ToString() is { Length: > 0 } key ? key.Trim()
            : authorization.Length == 0 ? null
            : authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim()
            : string.Empty;
    }

    /// <returns>Null when no name and password are shown; empty when they cannot be read.</returns>
    private static string? PasswordOf(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (request.Headers.ContainsKey(KeyHeader) || !authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            var pair = Encoding.UTF8.GetString(Convert.FromBase64String(authorization[Basic.Length..].Trim()));
            return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
        catch (FormatException)
        {
            return string.Empty;
        }
    }

    private async Task<OperatorCaller?> StaffAsync(HttpRequest request, CancellationToken cancellationToken) =>
        Cookies.StaffOf(request) is { } cookie ? await sessions.ReadAsync(cookie, cancellationToken) : null;
}
