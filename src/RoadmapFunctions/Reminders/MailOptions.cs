using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reminders;

/// <summary>The mail server, and what letters need. Without a server nothing is sent.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>Name of the SMTP server. Empty: no mail.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Empty: the server needs none.</summary>
    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>Address in «From»; its domain also stands in the Message-ID.</summary>
    public string? From { get; set; }

    /// <summary>Address that is told about editions, stopped syncs and old quarantine. Empty: nobody is told.</summary>
    public string? OperatorAddress { get; set; }

    /// <summary>
    /// Where schools and the operator open the app. Letters need it, since a timer has no request to take it from; pages and link files use
    /// it too when it is set.
    /// </summary>
    public Uri? PublicAddress { get; set; }

    internal bool Configured => !string.IsNullOrEmpty(Host);

    internal bool HasPort => Port is > 0 and <= ushort.MaxValue;

    internal bool HasSender => !Configured || EmailAddress.IsOne(From);

    internal bool HasOperator => string.IsNullOrEmpty(OperatorAddress) || EmailAddress.IsOne(OperatorAddress);

    // A personal link sent without https could be read on its way. A laptop has no certificate, but its links are useless elsewhere: a
    // rehearsal must not reach schools.
    internal bool HasPublicAddress =>
        PublicAddress is null
            ? !Configured
            : PublicAddress is { IsAbsoluteUri: true, AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } address
                && (address.IsLoopback ? !Configured || IsLocal : address.Scheme == Uri.UriSchemeHttps);

    internal bool IsSafe => !Configured || Security is not MailSecurity.None || IsLocal;

    internal bool HasWholeCredentials => string.IsNullOrEmpty(UserName) == string.IsNullOrEmpty(Password);

    private bool IsLocal => Host is "localhost" or "127.0.0.1";
}

public enum MailSecurity
{
    /// <summary>TLS is started right after the greeting; a server without TLS is refused. Usually port 587.</summary>
    StartTls,

    /// <summary>TLS from the first byte. Usually port 465.</summary>
    Tls,

    /// <summary>For a server on the same machine only.</summary>
    None,
}
