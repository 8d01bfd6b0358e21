using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace RoadmapFunctions.Reminders;

/// <summary>Gives letters to an SMTP server, each over a connection of its own: letters are few and far between.</summary>
public sealed class SmtpMailSender(IOptions<MailOptions> options) : IMailSender
{
    /// <summary>For one letter in all; must end well before <see cref="ReminderJob.Lease"/> does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        using var message = Compose(letter);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var smtp = new SmtpClient();
            await smtp.ConnectAsync(options.Value.Host!, options.Value.Port, Security(), patience.Token);
            if (options.Value.UserName is { Length: > 0 } name)
            {
                await smtp.AuthenticateAsync(name, options.Value.Password!, patience.Token);
            }

            await smtp.SendAsync(message, patience.Token);
            // The server has taken the letter; it is not ours to ask for a farewell, which could fail.
        }
        catch (SmtpCommandException e) when (e.ErrorCode is SmtpErrorCode.RecipientNotAccepted)
        {
            throw new MailNotSentException($"Почтовый сервер не принял адрес получателя (код {(int)e.StatusCode}). Проверьте адрес.", serverSilent: false, e);
        }
        catch (Exception e) when (e is AuthenticationException)
        {
            throw new MailNotSentException("Почтовый сервер не принял имя или пароль. Проверьте Mail__UserName и Mail__Password.", serverSilent: true, e);
        }
        catch (Exception e) when (e is SslHandshakeException or NotSupportedException)
        {
            throw new MailNotSentException("С почтовым сервером не удалось установить защищённое соединение. Проверьте Mail__Host, Mail__Port и Mail__Security.", serverSilent: true, e);
        }
        catch (SmtpCommandException e)
        {
            throw new MailNotSentException($"Почтовый сервер не принял письмо (код {(int)e.StatusCode}).", serverSilent: true, e);
        }
        catch (Exception e) when (e is ProtocolException or IOException or SocketException or TimeoutException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new MailNotSentException("Почтовый сервер не отвечает.", serverSilent: true, e);
        }
    }

    private MimeMessage Compose(Letter letter)
    {
        var message = new MimeMessage { MessageId = letter.MessageId, Subject = letter.Text.Subject };
        message.From.Add(MailboxAddress.Parse(options.Value.From!));
        message.To.Add(MailboxAddress.Parse(letter.To));
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday answers, please
        message.Body = new MultipartAlternative
        {
            new TextPart(TextFormat.Plain) { Text = letter.Text.Plain },
            new TextPart(TextFormat.Html) { Text = letter.Text.Html },
        };
        return message;
    }

    private SecureSocketOptions Security() => options.Value.Security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };
}
