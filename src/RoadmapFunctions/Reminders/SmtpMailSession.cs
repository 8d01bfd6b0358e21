using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reminders;

/// <summary>
/// A connection to the SMTP server. A server may close it after a number of letters (421). So when a connection breaks that has already
/// sent letters, the next letter opens another one; when a fresh connection breaks, the server counts as silent.
/// </summary>
internal sealed class SmtpMailSession(MailOptions options, TimeProvider time) : IMailSession
{
    /// <summary>For one letter in all; must be well below <see cref="ReminderJob.Lease"/>.</summary>
    private static readonly TimeSpan LongestSend = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);

    private readonly SmtpClient smtp = new();

    public async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        using var message = ComposeOrRefuse(letter);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestSend);
        var fresh = !smtp.IsConnected;
        try
        {
            if (fresh)
            {
                await ConnectAsync(limit.Token);
            }

            await smtp.SendAsync(message, limit.Token);
        }
        catch (SmtpCommandException e) when (e.StatusCode is SmtpStatusCode.ServiceNotAvailable)
        {
            await smtp.DisconnectAsync(quit: false, CancellationToken.None);
            throw new MailNotSentException($"Почтовый сервер прервал связь (код {(int)e.StatusCode}).", serverSilent: fresh);
        }
        catch (SmtpCommandException e)
        {
            throw Refusal(e);
        }
        catch (ServiceNotAuthenticatedException e)
        {
            throw new MailNotSentException(
                "Почтовый сервер требует имя и пароль. Укажите Mail__UserName и Mail__Password.",
                serverSilent: true,
                e
            );
        }
        catch (Exception e)
            when (e is ProtocolException or IOException or SocketException or TimeoutException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            throw new MailNotSentException("Почтовый сервер не отвечает.", serverSilent: fresh, e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(LongestFarewell, time);
            await smtp.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception e)
            when (e is CommandException or ProtocolException or IOException or SocketException or OperationCanceledException)
        {
            // Everything that the server has accepted stays accepted, whether or not it says goodbye.
        }

        smtp.Dispose();
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (VaultReference.IsUnresolved(options.Password))
        {
            throw new MailNotSentException(
                "Пароль почты не получен из хранилища ключей Azure. Проверьте, что секрет в нём есть, и перезапустите приложение.",
                serverSilent: true
            );
        }

        try
        {
            await smtp.ConnectAsync(options.Host!, options.Port, Security(), cancellationToken);
        }
        catch (Exception e) when (e is SslHandshakeException or NotSupportedException)
        {
            throw new MailNotSentException(
                "С почтовым сервером не удалось установить защищённое соединение. "
                    + "Проверьте Mail__Host, Mail__Port, Mail__Security и сертификат сервера.",
                serverSilent: true,
                e
            );
        }

        if (options.UserName is not { Length: > 0 } name)
        {
            return;
        }

        try
        {
            await smtp.AuthenticateAsync(name, options.Password!, cancellationToken);
        }
        catch (Exception e) when (e is AuthenticationException or NotSupportedException)
        {
            throw new MailNotSentException(
                "Почтовый сервер не принял имя или пароль. Проверьте Mail__UserName и Mail__Password.",
                serverSilent: true,
                e
            );
        }
    }

    // A permanent refusal of one letter (5xx) must not keep the others waiting; a temporary one (4xx) applies to all.
    private static MailNotSentException Refusal(SmtpCommandException e)
    {
        var (code, forNow) = ((int)e.StatusCode, (int)e.StatusCode < 500);
        return e.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted when forNow => new(
                $"Почтовый сервер пока не принимает письма на этот адрес (код {code}).",
                serverSilent: false
            ),
            SmtpErrorCode.RecipientNotAccepted => new(
                $"Почтовый сервер не принял адрес получателя (код {code}). Проверьте адрес.",
                serverSilent: false
            ),
            SmtpErrorCode.SenderNotAccepted => new(
                $"Почтовый сервер не принял адрес отправителя (код {code}). Проверьте Mail__From.",
                serverSilent: true
            ),
            _ => new($"Почтовый сервер не принял письмо (код {code}).", serverSilent: forNow),
        };
    }

    // A letter that cannot be composed must not keep the others waiting.
    private MimeMessage ComposeOrRefuse(Letter letter)
    {
        try
        {
            return Compose(letter);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new MailNotSentException(
                "Письмо не составлено: адрес или текст не годится для почты. Проверьте адрес.",
                serverSilent: false,
                e
            );
        }
    }

    private MimeMessage Compose(Letter letter)
    {
        var message = new MimeMessage
        {
            MessageId = letter.MessageId,
            Date = time.GetUtcNow(),
            Subject = letter.Text.Subject,
        };
        var from = MailboxAddress.Parse(options.From!);
        from.Name = CleanText.OneLine(letter.FromName);
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(letter.To));
        if (options.OperatorAddress is { Length: > 0 } person && person != letter.To)
        {
            message.ReplyTo.Add(MailboxAddress.Parse(person)); // nobody reads mail to the app's own address
        }

        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // RFC 3834: asks for no automatic replies
        message.Body = new MultipartAlternative
        {
            new TextPart(TextFormat.Plain) { Text = letter.Text.Plain },
            new TextPart(TextFormat.Html) { Text = letter.Text.Html },
        };
        return message;
    }

    private SecureSocketOptions Security() =>
        options.Security switch
        {
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.None,
        };
}
