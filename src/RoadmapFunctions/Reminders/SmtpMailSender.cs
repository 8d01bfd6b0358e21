using Microsoft.Extensions.Options;

namespace RoadmapFunctions.Reminders;

/// <summary>Gives letters to an SMTP server.</summary>
public sealed class SmtpMailSender(IOptions<MailOptions> options, TimeProvider time) : IMailSender
{
    public IMailSession Begin() => new SmtpMailSession(options.Value, time);
}
