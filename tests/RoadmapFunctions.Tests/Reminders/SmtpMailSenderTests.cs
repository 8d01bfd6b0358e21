using Microsoft.Extensions.Options;
using RoadmapFunctions.Reminders;
using Xunit;

namespace RoadmapFunctions.Tests.Reminders;

public sealed class SmtpMailSenderTests
{
    [Fact]
    public async Task A_password_that_the_vault_has_not_given_is_said_and_sent_to_nobody()
    {
        var options = new MailOptions
        {
            Host = "mail.invalid",
            From = "imc@roadmap.test",
            UserName = "imc",
            Password = "@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/mail-password)",
        };
        await using var session = new SmtpMailSender(Options.Create(options), TimeProvider.System).Begin();
        var letter = new Letter("1@roadmap.test", "ИМЦ", "school@school.test", new MailText("Тема", "текст", "<p>текст</p>"));
        var refused = await Assert.ThrowsAsync<MailNotSentException>(() => session.SendAsync(letter, CancellationToken.None));
        Assert.True(refused.ServerSilent);
        Assert.StartsWith("Пароль почты не получен из хранилища ключей Azure.", refused.Message, StringComparison.Ordinal);
    }
}
