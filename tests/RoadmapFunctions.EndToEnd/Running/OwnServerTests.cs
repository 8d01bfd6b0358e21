using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using RoadmapFunctions.LocalHost;
using RoadmapFunctions.LocalHost.CommandLine;
using RoadmapFunctions.Upkeep.Backup;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Running;

/// <summary>The department's own server as <c>docs/own-server.md</c> makes it, in a root of its own and without systemd.</summary>
[SupportedOSPlatform("linux")]
public sealed class OwnServerTests : IDisposable
{
    private const string Public = "roadmap.example";
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("roadmap-server-");
    private readonly OperatorKey key = OperatorKey.Generate();

    private static string Home => RepositoryLayout.Find().Root;

    private string Units => Path.Combine(root.FullName, "etc/systemd/system");

    [Fact]
    public async Task It_is_installed_serves_behind_its_proxy_stops_when_asked_and_is_backed_up_at_night()
    {
        Assert.Equal(0, (await InstallAsync()).Code);
        var port = MailServer.FreePort();
        using (var service = StartService(port))
        {
            using var http = new HttpClient { BaseAddress = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}")) };
            await Wait.UntilAsync(
                "the service answers",
                async () => await StatusAsync(http, "api/health/live", Public) == HttpStatusCode.OK
            );
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "api/campaigns", Public));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(http, "api/campaigns", "evil.example"));
            Assert.Contains($"https://{Public}/school#", await LinksAsync(http), StringComparison.Ordinal);
            await AssertServedOverTlsAsync(port);
            await TerminateAsync(service);
            Assert.Equal(0, service.ExitCode);
        }

        await BackUpAsync();
        var backup = Assert.Single(Backups());
        var manifest = await BackupReader.VerifyAsync(new BackupFolder(backup), TestContext.Current.CancellationToken);
        Assert.NotEmpty(manifest.Tables);
        Assert.Equal(["is-active --quiet roadmap.service", "stop roadmap.service", "start roadmap.service"], Asked());
    }

    [Fact]
    public async Task Systemd_and_the_proxy_understand_what_is_installed()
    {
        Assert.Equal(0, (await InstallAsync()).Code);
        foreach (var unit in Directory.EnumerateFiles(Units))
        {
            var here = (await File.ReadAllTextAsync(unit)).Replace("=/opt/roadmap/", $"={Home}/", StringComparison.Ordinal);
            await File.WriteAllTextAsync(unit, here);
        }

        // What they do not understand they only mention.
        Assert.Equal((0, string.Empty), await ShellAsync($"systemd-analyze verify --man=no '{Units}'/roadmap*"));
        var (code, output) = await ShellAsync(
            $"ROADMAP_ADDRESS=https://{Public} caddy adapt --adapter caddyfile --config infra/own-server/Caddyfile --validate"
        );
        Assert.True(code == 0 && !output.Contains("\"level\":\"warn\"", StringComparison.Ordinal), output);
        Assert.Equal((0, string.Empty), await ShellAsync("caddy fmt --diff infra/own-server/Caddyfile | grep '^[+-]' || true"));
    }

    [Fact]
    public async Task Of_the_nights_seven_stay_and_the_newest_of_each_month()
    {
        Assert.Equal(0, (await InstallAsync()).Code);
        var (code, report) = await ShellAsync($"'{Home}/run' --once --data '{root.FullName}/var/lib/roadmap/data' --port 0");
        Assert.True(code == 0, report);
        var day = new DateOnly(2021, 1, 1);
        for (var night = 0; night < 70; night++)
        {
            await File.WriteAllTextAsync(Path.Combine(BackupOf(day.AddDays(night)), BackupManifest.FileName), "{}");
        }

        var cut = BackupOf(day.AddDays(70)); // it has no list: nobody's place is taken by it
        Assert.Contains($"{cut} has no backup.json", await BackUpAsync(), StringComparison.Ordinal);
        Directory.Delete(cut);
        Assert.Equal(
            ["2021-01-31", "2021-02-28", "2021-03-06", "2021-03-07", "2021-03-08", "2021-03-09", "2021-03-10", "2021-03-11"],
            Backups().Select(backup => Path.GetFileName(backup)[..10]).Order(StringComparer.Ordinal).SkipLast(1)
        );
    }

    [Fact]
    public async Task Settings_that_are_there_stay_and_nobody_else_reads_them()
    {
        await InstallAsync();
        var settings = Path.Combine(root.FullName, "etc/roadmap/roadmap.env");
        Assert.Contains($"Access__StaffKeySha256={key.Sha256}\n", await File.ReadAllTextAsync(settings), StringComparison.Ordinal);
        Assert.False(File.GetUnixFileMode(settings).HasFlag(UnixFileMode.OtherRead));
        await File.AppendAllTextAsync(settings, "Mail__Host=smtp.example\n");
        var (code, output) = await InstallAsync();
        Assert.Equal(0, code);
        Assert.Contains("stays as it is", output, StringComparison.Ordinal);
        Assert.EndsWith("Mail__Host=smtp.example\n", await File.ReadAllTextAsync(settings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--address http://roadmap.example --key-sha256 00", "--address must look like")]
    [InlineData("--address https://roadmap.example --key-sha256 secret", "--key-sha256 must be")]
    [InlineData("--twice", "unknown argument: --twice")]
    public async Task What_cannot_be_installed_is_refused_before_anything_is_touched(string arguments, string reason)
    {
        var (code, output) = await ShellAsync($"infra/own-server/install.sh {arguments} --root '{root.FullName}'");
        Assert.Equal(1, code);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.Empty(root.EnumerateFileSystemInfos());
    }

    public void Dispose() => root.Delete(recursive: true);

    private string BackupOf(DateOnly day) =>
        Directory
            .CreateDirectory(Path.Combine(BackupFolder, day.ToString("yyyy-MM-dd'T'183000'Z'", CultureInfo.InvariantCulture)))
            .FullName;

    private string BackupFolder => Path.Combine(root.FullName, "var/backups/roadmap");

    private IEnumerable<string> Backups() => Directory.EnumerateDirectories(BackupFolder);

    private Task<(int Code, string Output)> InstallAsync() =>
        ShellAsync($"infra/own-server/install.sh --address https://{Public} --key-sha256 {key.Sha256} --root '{root.FullName}'");

    // What systemd would start, in this root and on a free port.
    private Process StartService(int port)
    {
        var command = File.ReadLines(Path.Combine(Units, "roadmap.service"))
            .Single(line => line.StartsWith("ExecStart=", StringComparison.Ordinal))["ExecStart=".Length..]
            .Replace("/opt/roadmap/", $"{Home}/", StringComparison.Ordinal)
            .Replace("/var/lib/", $"{root.FullName}/var/lib/", StringComparison.Ordinal)
            .Replace("7071", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return Process.Start(Shell($"set -a; . '{root.FullName}/etc/roadmap/roadmap.env'; exec {command}"))!;
    }

    private async Task<string> BackUpAsync()
    {
        var bin = Directory.CreateDirectory(Path.Combine(root.FullName, "bin")).FullName;
        await File.WriteAllTextAsync(Path.Combine(bin, "systemctl"), $"#!/bin/sh\necho \"$*\" >>'{root.FullName}/asked'\n");
        var (code, output) = await ShellAsync(
            $"chmod +x '{bin}/systemctl'; PATH='{bin}':$PATH ROADMAP_ROOT='{root.FullName}' ROADMAP_HOME='{Home}' "
                + "infra/own-server/backup.sh"
        );
        Assert.True(code == 0, output);
        return output;
    }

    private string[] Asked() => File.ReadAllLines(Path.Combine(root.FullName, "asked"));

    private async Task<HttpStatusCode?> StatusAsync(HttpClient http, string route, string host)
    {
        try
        {
            using var answer = await http.SendAsync(Request(route, host));
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null; // it does not listen yet
        }
    }

    private async Task<string> LinksAsync(HttpClient http)
    {
        using var answer = await http.SendAsync(Request("desk/campaigns/tomsk-roadmap-2020-2021-h1/links", Public));
        return await answer.Content.ReadAsStringAsync();
    }

    private HttpRequestMessage Request(string route, string host)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(route, UriKind.Relative));
        request.Headers.Host = host;
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Authorization = new("Bearer", key.Text);
        return request;
    }

    // Through the proxy as it is configured, but for its ports and a certificate of its own.
    private async Task AssertServedOverTlsAsync(int app)
    {
        var port = MailServer.FreePort();
        using var proxy = StartProxy(port, app);
        try
        {
            var authority = Path.Combine(root.FullName, ".local/share/caddy/pki/authorities/local/root.crt");
            await Wait.UntilAsync("the proxy has made its certificate", () => File.Exists(authority));
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(authority);
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck, // an authority of this test
                CustomTrustStore = { certificate },
            };
            using var handler = new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                SslOptions = { CertificateChainPolicy = policy, TargetHost = Public },
            };
            using var http = new HttpClient(handler) { BaseAddress = new Uri(FormattableString.Invariant($"https://127.0.0.1:{port}")) };
            await Wait.UntilAsync("the proxy answers", async () => await StatusAsync(http, "api/health/live", Public) == HttpStatusCode.OK);
            using var form = new FormUrlEncodedContent([new("key", key.Text)]);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("desk/sign-in", UriKind.Relative)) { Content = form };
            request.Headers.Host = Public;
            request.Headers.Add("Origin", $"https://{Public}");
            using var answer = await http.SendAsync(request);
            Assert.StartsWith("__Host-roadmap-staff=", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        }
        finally
        {
            await TerminateAsync(proxy);
        }
    }

    private Process StartProxy(int port, int app)
    {
        var caddyfile = File.ReadAllText(Path.Combine(Home, "infra/own-server/Caddyfile"))
            .Replace("{$ROADMAP_ADDRESS}", FormattableString.Invariant($"https://{Public}:{port}"), StringComparison.Ordinal)
            .Replace("127.0.0.1:7071", FormattableString.Invariant($"127.0.0.1:{app}"), StringComparison.Ordinal);
        var path = Path.Combine(root.FullName, "Caddyfile");
        File.WriteAllText(path, $"{{\nlocal_certs\nskip_install_trust\nadmin off\nauto_https disable_redirects\n}}\n{caddyfile}");
        var environment = $"unset XDG_DATA_HOME XDG_CONFIG_HOME; export HOME='{root.FullName}'";
        return Process.Start(Shell($"{environment}; exec caddy run --adapter caddyfile --config '{path}' 2>'{root.FullName}/caddy.log'"))!;
    }

    private static async Task TerminateAsync(Process service)
    {
        await ShellAsync(FormattableString.Invariant($"kill -TERM {service.Id}"));
        await service.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<(int Code, string Output)> ShellAsync(string command)
    {
        var start = Shell(command);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    private static ProcessStartInfo Shell(string command) =>
        new("bash", ["-c", command]) { WorkingDirectory = Home, UseShellExecute = false };
}
