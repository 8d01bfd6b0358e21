using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using RoadmapFunctions.LocalHost;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Running;

/// <summary>
/// <c>docs/own-server.md</c> walked by root on a machine whose <c>/etc</c>, <c>/var</c> and <c>/opt</c> are the test's own: the real user,
/// the real owners, the commands of the page word for word. Only systemd is not there.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed partial class OwnServerWalkTests(OwnServerWalkTests.Walk walk) : IClassFixture<OwnServerWalkTests.Walk>
{
    /// <summary>Who could change it could be root: root runs its scripts.</summary>
    [Fact]
    public void The_program_is_roots_and_the_user_of_the_service_only_reads_and_runs_it()
    {
        Assert.Equal("0", walk.Found("not root's"));
        Assert.Equal("root root", walk.Found("owners of what root runs"));
        Assert.StartsWith("/opt/roadmap/", Walk.BackUp, StringComparison.Ordinal);
        Assert.Equal("/var/backups/roadmap /var/lib/roadmap", walk.Found("the service may write"));
        Assert.Equal("cat: /opt/roadmap/.git/config: Permission denied", walk.Found("it reads an address with a password"));
    }

    /// <summary>The user of the service owns its data and may not write beside its home.</summary>
    [Fact]
    public void A_backup_is_restored_over_data_by_the_user_of_the_service_and_the_former_data_stay()
    {
        Assert.Matches(@"^data data-до-восстановления-\d{8}-\d{6}$", walk.Found("data of the service"));
        Assert.Equal("1", walk.Found("former data"));
        Assert.Contains("новых 0, известных 7", walk.Found("after the restore"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_leads_elsewhere_does_not_lead_the_nightly_backup_there()
    {
        Assert.Equal("1", walk.Found("planted: refused"));
        Assert.Equal(string.Empty, walk.Found("planted: elsewhere"));
        Assert.Equal("2021-02-10T183000Z", walk.Found("planted: left"));
    }

    [Fact]
    public void A_program_that_was_changed_and_not_built_says_who_builds_it() =>
        Assert.Contains("infra/own-server/install.sh", walk.Found("not built"), StringComparison.Ordinal);

    [Fact]
    public void Data_of_the_former_place_are_moved_to_theirs() => Assert.Equal("__azurite_db_table__.json", walk.Found("moved"));

    public sealed partial class Walk : IAsyncLifetime
    {
        private const string AsRoadmap = "runuser -u roadmap -- ";
        private const string Run = $"{AsRoadmap}/opt/roadmap/run";
        private static readonly RepositoryLayout Repository = RepositoryLayout.Find();
        private readonly DirectoryInfo machine = Directory.CreateTempSubdirectory("roadmap-machine-");
        private string[] output = [];

        /// <summary>What systemd starts at night, as root.</summary>
        public static string BackUp =>
            CommandOfUnit()
                .Match(File.ReadAllText(Path.Combine(Repository.Root, "infra/own-server/roadmap-backup.service")))
                .Groups["command"]
                .Value;

        private static string Install =>
            $"/opt/roadmap/infra/own-server/install.sh --address https://roadmap.example --key-sha256 {OperatorKey.Generate().Sha256}";

        public string Found(string what) =>
            Assert.Single(output, line => line.StartsWith($"{what}:", StringComparison.Ordinal))[(what.Length + 1)..].Trim();

        public async ValueTask InitializeAsync()
        {
            var script = Path.Combine(machine.FullName, "walk.sh");
            await File.WriteAllTextAsync(script, Steps());
            var command = $"unshare --mount --propagation private bash '{script}' 2>&1";
            var (code, said) = await ShellAsync(Environment.IsPrivilegedProcess ? command : $"sudo -n env PATH=\"$PATH\" {command}");
            Assert.True(code == 0, said);
            output = said.Split('\n');
        }

        // What root has made there only root removes.
        public async ValueTask DisposeAsync() =>
            await ShellAsync($"rm -rf '{machine.FullName}' 2>/dev/null || sudo -n rm -rf '{machine.FullName}'");

        // The checkout comes as some user has unpacked it.
        private string Steps() =>
            $$"""
                set -euo pipefail
                found() { echo "$1: $(xargs)"; }
                cd '{{machine.FullName}}'
                chmod 755 .
                mkdir -p var/lib/roadmap var/backups var/tmp opt/roadmap bin
                cp -a /etc etc
                mkdir -p etc/systemd/system etc/elsewhere
                tar -C '{{Repository.Root}}' -c --exclude=./.git --exclude=./tests --exclude=./.local . | tar -C opt/roadmap -xp
                mkdir opt/roadmap/.local opt/roadmap/.git
                touch opt/roadmap/.git/config
                cp -p '{{Repository.Root}}/.local/build.stamp' opt/roadmap/.local/
                chown -R 4711:4711 opt/roadmap
                chmod -R g+w opt/roadmap/infra
                touch var/lib/roadmap/__azurite_db_table__.json
                mount --bind etc /etc
                mount --bind var /var
                mount --bind opt /opt
                printf '#!/bin/sh\n[ "$1" != is-active ]\n' >bin/systemctl
                chmod +x bin/systemctl
                export PATH="$PWD/bin:$PATH"
                bin="$PWD/bin"
                mkdir -m 700 home
                cd home # where an administrator is, and the user of the service may not be

                {{Install}}
                find /opt/roadmap ! -uid 0 -o ! -type l -perm /022 | wc -l | found "not root's"
                stat -c %U /opt {{BackUp}} | found 'owners of what root runs'
                ({{AsRoadmap}}find /opt /etc /var -writable -path '*roadmap' 2>/dev/null || true) | sort | found 'the service may write'
                ({{AsRoadmap}}cat /opt/roadmap/.git/config 2>&1 || true) | found 'it reads an address with a password'
                (cd /var/lib/roadmap/data && ls) | found moved
                rm -r /var/lib/roadmap/data

                {{Run}} --once --now 2021-02-10T09:00+07:00 --data /var/lib/roadmap/data --port 0
                {{AsRoadmap}}ln -s /etc/elsewhere /var/backups/roadmap/2021-02-10T183000Z
                printf '#!/bin/sh\necho 2021-02-10T183000Z\n' >"$bin/date"
                chmod +x "$bin/date"
                {{BackUp}} || echo $? | found 'planted: refused'
                ls /etc/elsewhere | found 'planted: elsewhere'
                ls /var/backups/roadmap | found 'planted: left'
                rm "$bin/date" /var/backups/roadmap/2021-02-10T183000Z
                hash -r

                {{BackUp}}
                {{AsRoadmap}}touch /var/lib/roadmap/data/of-the-former-data
                restore() {
                {{Documented("Восстановить последнюю")}}
                }
                echo да | restore
                (cd /var/lib/roadmap && find data* -maxdepth 0 -user roadmap) | sort | found 'data of the service'
                find /var/lib/roadmap/data-* -name of-the-former-data | wc -l | found 'former data'
                {{Run}} --once --now 2021-02-10T10:00+07:00 --data /var/lib/roadmap/data --port 0 2>&1 |
                  grep 'Ответы получены' | found 'after the restore'

                touch /opt/roadmap/src/changed
                ({{Run}} --help 2>&1 || true) | found 'not built'
                """;

        // The block of commands after these words of the page.
        private static string Documented(string words) =>
            File.ReadAllText(Path.Combine(Repository.Root, "docs/own-server.md")).Split(words)[1].Split("```sh\n")[1].Split("```")[0];

        private static async Task<(int Code, string Output)> ShellAsync(string command)
        {
            using var process = Process.Start(
                new ProcessStartInfo("bash", ["-c", command]) { UseShellExecute = false, RedirectStandardOutput = true }
            )!;
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, said);
        }

        [GeneratedRegex("^ExecStart=(?<command>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex CommandOfUnit();
    }
}
