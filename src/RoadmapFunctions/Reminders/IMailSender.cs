namespace RoadmapFunctions.Reminders;

/// <summary>The mail server.</summary>
public interface IMailSender
{
    /// <summary>For the letters of one run. Nothing is connected before the first letter.</summary>
    IMailSession Begin();
}

/// <summary>One connection for letter after letter; its end is the farewell.</summary>
public interface IMailSession : IAsyncDisposable
{
    /// <returns>When the server has taken the letter over.</returns>
    /// <exception cref="MailNotSentException">It has not, or we do not know.</exception>
    Task SendAsync(Letter letter, CancellationToken cancellationToken);
}

/// <param name="MessageId">Always the same for the same letter, so that a repeat can be recognised. Without angle brackets.</param>
/// <param name="FromName">Whose letter it is, in words.</param>
public sealed record Letter(string MessageId, string FromName, string To, MailText Text);

/// <param name="message">For the operator, in Russian.</param>
/// <param name="serverSilent">No other letter would go now either.</param>
/// <param name="inner">Ends in the log, so it must not hold the server's words about an address.</param>
public sealed class MailNotSentException(string message, bool serverSilent, Exception? inner = null) : Exception(message, inner)
{
    public bool ServerSilent { get; } = serverSilent;
}
