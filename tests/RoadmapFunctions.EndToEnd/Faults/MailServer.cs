using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using RoadmapFunctions.Reminders;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace RoadmapFunctions.EndToEnd.Faults;

/// <summary>A real SMTP server on a port of this machine, with all that it has taken.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<MimeMessage> taken = new();
    private readonly Task running;
    private int connections;
    private int farewells;
    private int signIns;
    private readonly ConcurrentQueue<bool> secured = new();

    /// <param name="port">Null for a free one.</param>
    /// <param name="certificate">With it the server offers TLS.</param>
    /// <param name="tlsFromFirstByte">Instead of STARTTLS.</param>
    /// <param name="password">Without it nobody is asked who they are; with it every name is good, but only over TLS.</param>
    public MailServer(int? port = null, X509Certificate2? certificate = null, bool tlsFromFirstByte = false, string? password = null)
    {
        Port = port ?? FreePort();
        var options = new SmtpServerOptionsBuilder()
            .ServerName("mail.test")
            .Endpoint(endpoint =>
            {
                endpoint
                    .Endpoint(new IPEndPoint(IPAddress.Loopback, Port))
                    .IsSecure(tlsFromFirstByte)
                    .AuthenticationRequired(password is not null);
                if (certificate is not null)
                {
                    endpoint.Certificate(certificate);
                }
            })
            .Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)new Store(this));
        services.Add((IMailboxFilter)new Filter(this));
        services.Add(
            (IUserAuthenticator)
                new DelegatingUserAuthenticator(
                    (_, given) =>
                    {
                        Interlocked.Increment(ref signIns);
                        return given == password;
                    }
                )
        );
        var server = new SmtpServer.SmtpServer(options, services);
        server.SessionCreated += (_, session) => Listen(session.Context);
        running = server.StartAsync(stopping.Token);
    }

    public int Port { get; }

    public IReadOnlyList<MimeMessage> Taken => [.. taken];

    public IEnumerable<string> Recipients => taken.Select(letter => letter.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal);

    public int Connections => connections;

    /// <summary>Connections that ended with QUIT.</summary>
    public int Farewells => farewells;

    /// <summary>Attempts, good and bad.</summary>
    public int SignIns => signIns;

    /// <summary>Of each letter taken, whether it came over TLS.</summary>
    public IReadOnlyCollection<bool> WasSecure => secured;

    /// <summary>What is said of a letter in place of «250», given the number of letters that were taken before.</summary>
    public Func<int, SmtpResponse?> Refusal { get; set; } = _ => null;

    public Func<string, bool> KnowsRecipient { get; set; } = _ => true;

    /// <summary>Is told of every moment of every letter, with the letter's number from 1, and the client waits meanwhile.</summary>
    public Action<MailMoment, int> Watch { get; set; } = (_, _) => { };

    /// <summary>The app's settings for a server without TLS.</summary>
    public void Settle(MailOptions options)
    {
        options.Host = "127.0.0.1";
        options.Port = Port;
        options.Security = MailSecurity.None;
        options.From = "imc@roadmap.test";
        options.PublicAddress = new Uri("https://roadmap.test/");
    }

    /// <summary>The same for a process.</summary>
    public IReadOnlyDictionary<string, string> Environment(params IEnumerable<(string Name, string Value)> more)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Mail__Host"] = "127.0.0.1",
            ["Mail__Port"] = Port.ToString(CultureInfo.InvariantCulture),
            ["Mail__Security"] = "None",
            ["Mail__From"] = "imc@roadmap.test",
            ["Mail__PublicAddress"] = "https://roadmap.test/",
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return settings;
    }

    public static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
        stopping.Dispose();
        foreach (var message in taken)
        {
            message.Dispose();
        }
    }

    private void Listen(ISessionContext session)
    {
        Interlocked.Increment(ref connections);
        session.CommandExecuting += (_, command) => Interlocked.Add(ref farewells, command.Command is QuitCommand ? 1 : 0);
        session.CommandExecuted += (_, command) =>
        {
            if (command.Command is DataCommand)
            {
                Watch(MailMoment.Acknowledged, taken.Count);
            }
        };
    }

    private sealed class Store(MailServer server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            if (server.Refusal(server.taken.Count) is { } refusal)
            {
                return refusal;
            }

            using var content = new MemoryStream(buffer.ToArray());
            server.taken.Enqueue(await MimeMessage.LoadAsync(content, cancellationToken));
            server.secured.Enqueue(context.Pipe.IsSecure);
            server.Watch(MailMoment.Taken, server.taken.Count);
            return SmtpResponse.Ok;
        }
    }

    private sealed class Filter(MailServer server) : MailboxFilter
    {
        public override Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken)
        {
            server.Watch(MailMoment.Offered, server.taken.Count + 1);
            return Task.FromResult(true);
        }

        public override Task<bool> CanDeliverToAsync(
            ISessionContext context,
            IMailbox to,
            IMailbox from,
            CancellationToken cancellationToken
        ) => Task.FromResult(server.KnowsRecipient($"{to.User}@{to.Host}"));
    }
}

public enum MailMoment
{
    /// <summary>The client has named the sender; nothing of the letter has come yet.</summary>
    Offered,

    /// <summary>The server has the letter and has not said so.</summary>
    Taken,

    /// <summary>The server has said «250».</summary>
    Acknowledged,
}
