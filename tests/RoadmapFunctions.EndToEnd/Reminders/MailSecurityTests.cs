using System.Net;
using AngleSharp.Html.Parser;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reminders;

/// <summary>TLS and sign-in as a mail server does them, and the real worker, which checks certificates as it does in earnest.</summary>
public sealed class MailSecurityTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Untrusted =
        "С почтовым сервером не удалось установить защищённое соединение. "
        + "Проверьте Mail__Host, Mail__Port, Mail__Security и сертификат сервера.";
    private const string WrongPassword = "Почтовый сервер не принял имя или пароль. Проверьте Mail__UserName и Mail__Password.";
    private const string Password = "Пароль-kanareika-7";
    private static readonly DateTimeOffset ThreeDaysBefore = new(2021, 1, 27, 9, 20, 0, TimeSpan.FromHours(7));

    private readonly KeptLogs logs = new();
    private MailAuthority authority = null!;

    public async ValueTask InitializeAsync() => authority = await MailAuthority.StartAsync();

    public ValueTask DisposeAsync()
    {
        logs.Dispose();
        return authority.DisposeAsync();
    }

    [Theory]
    [InlineData("StartTls")]
    [InlineData("Tls")]
    public async Task Letters_go_over_TLS_after_a_sign_in(string security)
    {
        using var certificate = authority.Issue("localhost");
        await using var mail = new MailServer(certificate: certificate, tlsFromFirstByte: security == "Tls", password: Password);
        var page = await SendNowAsync(
            mail,
            security,
            [("Mail__UserName", "imc"), ("Mail__Password", Password), .. authority.TrustSettings]
        );
        Assert.Null(page.QuerySelector("[role=alert]"));
        Assert.Equal(["school-1@school.test", "school-2@school.test"], mail.Recipients);
        Assert.All(mail.WasSecure, Assert.True);
    }

    [Theory]
    [InlineData("StartTls", "nobody trusts it")]
    [InlineData("Tls", "nobody trusts it")]
    [InlineData("StartTls", "another name")]
    [InlineData("Tls", "expired")]
    [InlineData("StartTls", "revoked")]
    [InlineData("Tls", "no TLS")]
    [InlineData("StartTls", "no TLS")]
    public async Task A_server_that_cannot_prove_itself_gets_neither_password_nor_letter(string security, string fault)
    {
        using var certificate = fault switch
        {
            "no TLS" => null,
            "another name" => authority.Issue("mail.example.org"),
            "expired" => authority.Issue("localhost", TimeProvider.System.GetUtcNow().AddHours(-1)),
            _ => authority.Issue("localhost"),
        };
        if (fault == "revoked")
        {
            authority.Revoke(certificate!);
        }

        await using var mail = new MailServer(
            certificate: certificate,
            tlsFromFirstByte: certificate is not null && security == "Tls",
            password: Password
        );
        var page = await SendNowAsync(
            mail,
            security,
            [("Mail__UserName", "imc"), ("Mail__Password", Password), .. fault == "nobody trusts it" ? [] : authority.TrustSettings]
        );
        Assert.Contains($"Письма не отправлены. {Untrusted}", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("td"), cell => cell.TextContent == Untrusted);
        Assert.Empty(mail.Taken);
        Assert.Equal(0, mail.SignIns);
    }

    [Fact]
    public async Task A_refused_sign_in_is_said_and_the_password_stands_nowhere()
    {
        using var certificate = authority.Issue("localhost");
        await using var mail = new MailServer(certificate: certificate, password: "another");
        var page = await SendNowAsync(
            mail,
            "StartTls",
            [("Mail__UserName", "imc"), ("Mail__Password", Password), .. authority.TrustSettings]
        );
        Assert.Contains(WrongPassword, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(mail.Taken);
        Assert.True(mail.SignIns > 0);
    }

    [Fact]
    public async Task A_server_that_wants_a_name_where_none_is_set_is_said()
    {
        using var certificate = authority.Issue("localhost");
        await using var mail = new MailServer(certificate: certificate, password: Password);
        var page = await SendNowAsync(mail, "StartTls", authority.TrustSettings);
        Assert.Contains(
            "Почтовый сервер требует имя и пароль. Укажите Mail__UserName и Mail__Password.",
            page.QuerySelector("[role=alert]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(mail.Taken);
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> SendNowAsync(
        MailServer mail,
        string security,
        IEnumerable<(string, string)> settings
    )
    {
        var campaign = MailTests.CampaignOf(2) with { Id = $"secure-{mail.Port}" };
        await using var app = new RunningApp(azurite)
        {
            Settings = mail.Environment([("Mail__Host", "localhost"), ("Mail__Security", security), .. settings]),
            Loggers = logs,
        };
        await app.StartAsync(RepositoryLayout.Find().DefaultSheet, campaign, ThreeDaysBefore);
        var address = new Uri($"desk/campaigns/{campaign.Id}/reminders", UriKind.Relative);
        using var answer = await app.Http.PostAsync(address, content: null);
        var said = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode is not HttpStatusCode.OK || mail.Taken.Count > 0)
        {
            said = await app.Http.GetStringAsync(address);
        }

        // The timer's failure goes to the log with all that MailKit says of it.
        await app.Host.InvokeTimerAsync("SendDueReminders", CancellationToken.None).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.NotEmpty(logs.Lines);
        Assert.DoesNotContain(
            logs.Lines.Append(said),
            text => Secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase))
        );
        return await new HtmlParser().ParseDocumentAsync(said);
    }

    // As it is, and as SMTP carries it.
    private static IEnumerable<string> Secrets =>
        [
            Password,
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Password)),
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"\0imc\0{Password}")),
        ];
}
