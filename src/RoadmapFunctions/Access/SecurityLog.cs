using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Access;

/// <summary>
/// What people who investigate an incident look for: who was let in or refused, who granted or received a right, and who changed the
/// report. It never holds a key, and of an address only its network.
/// </summary>
[SuppressMessage(
    "Performance",
    "CA1873:Avoid potentially expensive logging",
    Justification = "Names and prefixes are short, and these events are always on."
)]
public sealed partial class SecurityLog(ILogger<SecurityLog> logger)
{
    public void SignedIn(HttpRequest request, Caller by) => LogSignedIn(Name(by), AddressPrefix.Of(request));

    public void SignInRefused(HttpRequest request, Callers asked) => LogSignInRefused(asked, AddressPrefix.Of(request));

    /// <param name="wrongKey">An invalid key was shown; otherwise the key is valid, but not for this function.</param>
    public void Refused(HttpRequest request, string function, bool wrongKey) =>
        LogRefused(function, wrongKey ? "wrong key" : "not allowed", AddressPrefix.Of(request));

    public void LimitReached(HttpRequest request, string function, Caller by) => LogLimit(function, Name(by), AddressPrefix.Of(request));

    public void Did(HttpRequest request, Caller by, JournalAct act, string? campaign, string? organization) =>
        LogDid(Name(by), act, campaign ?? "-", organization ?? "-", AddressPrefix.Of(request));

    internal static string Name(Caller by) =>
        by switch
        {
            OperatorCaller staff => staff.Name,
            SchoolCaller school => $"{school.CampaignId} {school.OrganizationId}",
            HeadCaller head => $"{head.CampaignId} {head.OrganizationId} (руководитель)",
            ReaderCaller reader => $"{reader.Name} (читатель)",
            FormCaller form => $"{form.CampaignId} form",
            _ => "unknown",
        };

    [LoggerMessage(EventId = 3101, Level = LogLevel.Information, Message = "{By} signed in from {Network}")]
    private partial void LogSignedIn(string by, string network);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "A sign-in as {Asked} from {Network} was refused")]
    private partial void LogSignInRefused(Callers asked, string network);

    [LoggerMessage(EventId = 3103, Level = LogLevel.Information, Message = "{Function} was refused to a caller from {Network}: {Reason}")]
    private partial void LogRefused(string function, string reason, string network);

    [LoggerMessage(EventId = 3104, Level = LogLevel.Warning, Message = "{Function}: too many requests of {By} from {Network}")]
    private partial void LogLimit(string function, string by, string network);

    [LoggerMessage(
        EventId = 3105,
        Level = LogLevel.Information,
        Message = "{By} from {Network}: {Act}, campaign {Campaign}, school {Organization}"
    )]
    private partial void LogDid(string by, JournalAct act, string campaign, string organization, string network);
}
