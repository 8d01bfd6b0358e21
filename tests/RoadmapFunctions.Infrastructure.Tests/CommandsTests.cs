using System.Text.RegularExpressions;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

/// <summary>Commands of the documents, as far as they can be run without a subscription.</summary>
public sealed partial class CommandsTests
{
    public static TheoryData<string> Documents =>
        [
            "README.md",
            "CONTRIBUTING.md",
            .. Directory.GetFiles(Path.Combine(Command.Root, "docs"), "*.md").Select(file => Path.GetRelativePath(Command.Root, file)),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_block_of_commands_has_no_fault_of_syntax_and_calls_only_what_is_there(string document)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Command.Root, document));
        foreach (var block in Blocks().Matches(text).Select(match => Indent().Replace(match.Groups["code"].Value, "")))
        {
            Assert.Equal((0, string.Empty), await Command.RunAsync(Command.Root, "bash", "-n", "-c", block));
            Assert.All(
                Scripts().Matches(block).Select(match => match.Groups["script"].Value),
                script => Assert.True(File.Exists(Path.Combine(Command.Root, script)), $"{document}: {script}")
            );
        }
    }

    /// <summary>The lock on the account holds its policies too.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public async Task The_lock_is_taken_off_before_the_policy_on_editions(string document)
    {
        foreach (Match block in Blocks().Matches(await File.ReadAllTextAsync(Path.Combine(Command.Root, document))))
        {
            var code = block.Groups["code"].Value;
            var policy = code.IndexOf("immutability-policy delete", StringComparison.Ordinal);
            Assert.True(policy < 0 || code.IndexOf("az lock delete", StringComparison.Ordinal) is >= 0 and var at && at < policy, document);
        }
    }

    [Fact]
    public async Task The_script_for_Google_explains_itself_and_refuses_what_it_does_not_understand()
    {
        var script = Path.Combine(Command.Root, "infra/google/federate.sh");
        var (code, help) = await Command.RunAsync(Command.Root, script, "--help");
        Assert.Equal(0, code);
        Assert.All(
            ["--project", "--tenant", "--principal", "--audience"],
            argument => Assert.Contains(argument, help, StringComparison.Ordinal)
        );
        var (refused, reason) = await Command.RunAsync(Command.Root, script, "--project", "a b");
        Assert.Equal(1, refused);
        Assert.Contains("--project has an unexpected form", reason, StringComparison.Ordinal);
    }

    [GeneratedRegex("^ *```sh\n(?<code>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex("^ +", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Indent();

    [GeneratedRegex(@"(?<=^|\s)(\./)?(?<script>run|test|package|infra/\S+\.sh)(?=\s|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scripts();
}
