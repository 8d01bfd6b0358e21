using System.Text.RegularExpressions;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

/// <summary>Scripts of <c>infra/</c>, run for real, with stand-ins for azd and Azure.</summary>
public sealed partial class ScriptsTests(CompiledTemplate template)
{
    [Theory]
    [InlineData("2021-01-30T10:00:00Z", 1)] // the day on which the answers are due
    [InlineData("2021-01-30T16:59:00Z", 1)] // 23:59 in Tomsk
    [InlineData("2021-01-30T17:00:00Z", 1)] // 24:00 there: now it is due
    [InlineData("2021-01-31T16:59:00Z", 1)]
    [InlineData("2021-01-31T17:00:00Z", 0)]
    [InlineData("2021-02-10T17:00:00Z", 0)] // the report was due at 9:00
    [InlineData("2021-02-09T17:00:00Z", 1)] // the tenth has begun in Tomsk
    [InlineData("2027-03-01T10:00:00Z", 1)] // a day of the variable
    [InlineData("2027-03-02T10:00:00Z", 0)]
    public async Task Nothing_is_deployed_on_the_day_of_a_milestone(string now, int expected)
    {
        var (code, output) = await Command.RunAsync(Command.Root, "bash", "-c", $"NOW={now} infra/quiet-day.sh 2027-03-01");
        Assert.Equal((expected, expected == 1), (code, output.Contains("Today is", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_malformed_day_is_refused() =>
        Assert.Equal(
            (2, "«01.03.2027» is no day: yyyy-mm-dd.\n"),
            await Command.RunAsync(Command.Root, "bash", "infra/quiet-day.sh", "01.03.2027")
        );

    [Fact]
    public async Task Every_provider_of_the_template_is_registered_and_the_one_that_only_the_network_needs()
    {
        var script = await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "register-providers.sh"));
        var registered = Providers().Match(script).Groups["name"].Captures.Select(provider => provider.Value);
        var used = (await template.ResourcesAsync())
            .Select(resource => ((string)resource["type"]!).Split('/')[0])
            .Except(["Microsoft.Authorization", "Microsoft.Resources"], StringComparer.Ordinal); // part of every subscription
        Assert.Equal(used.Append("Microsoft.App").Distinct().Order(StringComparer.Ordinal), registered.Order(StringComparer.Ordinal));
        var azd = await File.ReadAllTextAsync(Path.Combine(Command.Root, "azure.yaml"));
        Assert.Contains("run: infra/register-providers.sh", azd, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hook_registers_what_is_missing_and_waits_for_it()
    {
        var (code, output) = await RegisterAsync(
            """
            path="${@: -1}"; echo "$2 $3 $4 $5 $6 $7 ${path##*/providers/}" >> "$WORK/asked"
            case "$path" in
              *Microsoft.App/register*) touch "$WORK/app"; echo '{"registrationState": "Registering"}' ;;
              *Microsoft.App*) echo "{\"registrationState\": \"$([[ -e $WORK/app ]] || echo Not)Registered\"}" ;;
              *) echo '{"registrationState":"Registered"}' ;;
            esac
            """
        );
        Assert.Equal(0, code);
        Assert.Contains("Microsoft.App: Registered", output, StringComparison.Ordinal);
        Assert.Contains("1 POST", output, StringComparison.Ordinal);
        Assert.DoesNotContain("the-token", output, StringComparison.Ordinal); // not in an argument
    }

    [Fact]
    public async Task The_hook_gives_up_by_name()
    {
        var (code, output) = await RegisterAsync("""echo '{"registrationState":"Registering"}'""");
        Assert.Equal(1, code);
        Assert.Contains("Microsoft.App: Registering. Azure is slow; try again.", output, StringComparison.Ordinal);
    }

    /// <summary>Google trusts one subject of one tenant, and what it has just been told may take a minute to be known everywhere.</summary>
    [Fact]
    public async Task Google_is_told_whom_to_trust_and_asked_again_while_it_does_not_know_the_account_yet()
    {
        var (code, output) = await FederateAsync(failures: 2);
        Assert.Equal(0, code);
        Assert.Contains(
            "--attribute-condition assertion.sub == '22222222-2222-2222-2222-222222222222' "
                + "&& assertion.tid == '11111111-1111-1111-1111-111111111111'",
            output,
            StringComparison.Ordinal
        );
        Assert.Equal(3, output.Split("add-iam-policy-binding").Length - 1);
        Assert.Contains("azd env set GOOGLE_CREDENTIAL Federated", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trust_that_Google_goes_on_refusing_ends_the_script()
    {
        var (code, output) = await FederateAsync(failures: 99);
        Assert.NotEqual(0, code);
        Assert.DoesNotContain("azd env set", output, StringComparison.Ordinal);
    }

    // gcloud knows nothing but the number of the project, and refuses the last command so many times.
    private static Task<(int Code, string Output)> FederateAsync(int failures) =>
        Command.RunAsync(
            Command.Root,
            "bash",
            "-c",
            $$"""
            export WORK="$(mktemp --directory)"; trap 'rm -r "$WORK"' EXIT
            cat > "$WORK/gcloud" <<'GCLOUD'
            #!/bin/bash
            echo "$*" >> "$WORK/asked"
            case "$*" in
              *' describe '*projectNumber*) echo 42 ;;
              *' describe '*) exit 1 ;;
              *add-iam-policy-binding*) [ "$(grep --count add-iam-policy-binding "$WORK/asked")" -gt {{failures}} ] ;;
            esac
            GCLOUD
            chmod +x "$WORK/gcloud"
            PATH="$WORK:$PATH" FEDERATE_PAUSE=0 infra/google/federate.sh --project roadmap-1 --audience api://roadmap \
              --tenant 11111111-1111-1111-1111-111111111111 --principal 22222222-2222-2222-2222-222222222222
            code=$?
            cat "$WORK/asked"
            exit $code
            """
        );

    private static Task<(int Code, string Output)> RegisterAsync(string curl) =>
        Command.RunAsync(
            Command.Root,
            "bash",
            "-c",
            $$"""
            export WORK="$(mktemp --directory)"; trap 'rm -r "$WORK"' EXIT
            printf '%s\n' '#!/bin/bash' 'echo "{\"token\": \"the-token\"}"' > "$WORK/azd"
            cat > "$WORK/curl" <<'CURL'
            #!/bin/bash
            cat > /dev/null
            {{curl.ReplaceLineEndings("\n        ")}}
            CURL
            sed -i 's/^        //' "$WORK/curl"
            chmod +x "$WORK/azd" "$WORK/curl"
            PATH="$WORK:$PATH" AZURE_SUBSCRIPTION_ID=s REGISTER_ATTEMPTS=3 REGISTER_PAUSE=0 infra/register-providers.sh
            code=$?
            cat "$WORK/asked" 2>/dev/null; echo "$(grep --count POST "$WORK/asked" 2>/dev/null) POST"
            exit $code
            """
        );

    [GeneratedRegex(@"providers=\(\s*((?<name>[\w.]+)\s*)+\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Providers();
}
