namespace RoadmapFunctions.Reminders;

/// <summary>The mail server.</summary>
public interface IMailSender
{
    /// <returns>When the server has taken the letter over.</returns>
    /// <exception cref="MailNotSentException">It has not, or we do not know.</exception>
    Task SendAsync(Letter letter, CancellationToken cancellationToken);
}

/// <param name="MessageId">Always the same for the same letter, so that a repeat can be recognised. Without angle brackets.</param>
public sealed record Letter(string MessageId, string To, MailText Text);

/// <param name="message">For the operator, in Russian.</param>
/// <param name="serverSilent">No other letter would go now either.</param>
public sealed class MailNotSentException(string message, bool serverSilent, Exception? inner = null) : Exception(message, inner)
{
    public bool ServerSilent { get; } = serverSilent;
}
