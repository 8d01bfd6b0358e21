using Microsoft.Extensions.Options;

namespace RoadmapFunctions.Reminders;

/// <summary>Sends letters through an SMTP server.</summary>
public sealed class SmtpMailSender(IOptions<MailOptions> options, TimeProvider time) : IMailSender
{
    public IMailSession Begin() => new SmtpMailSession(options.Value, time);
}
