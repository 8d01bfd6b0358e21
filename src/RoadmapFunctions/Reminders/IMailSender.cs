namespace RoadmapFunctions.Reminders;

/// <summary>The mail server.</summary>
public interface IMailSender
{
    /// <summary>Begins a session for the letters of one run. It connects with the first letter.</summary>
    IMailSession Begin();
}

/// <summary>One connection for letter after letter; disposing of it says goodbye to the server.</summary>
public interface IMailSession : IAsyncDisposable
{
    /// <returns>When the server has accepted the letter.</returns>
    /// <exception cref="MailNotSentException">The server has not accepted it, or that is unknown.</exception>
    Task SendAsync(Letter letter, CancellationToken cancellationToken);
}

/// <param name="MessageId">Always the same for the same letter, so that a repeat can be recognised. Without angle brackets.</param>
/// <param name="FromName">The sender's name.</param>
public sealed record Letter(string MessageId, string FromName, string To, MailText Text);

/// <param name="message">For the operator, in Russian.</param>
/// <param name="serverSilent">No other letter would go through now either.</param>
/// <param name="inner">Is written to the log, so it must not contain the server's words about an address.</param>
public sealed class MailNotSentException(string message, bool serverSilent, Exception? inner = null) : Exception(message, inner)
{
    public bool ServerSilent { get; } = serverSilent;
}
