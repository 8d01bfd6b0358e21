using System.Globalization;
using System.Text.RegularExpressions;
using RoadmapFunctions.Sync;
using Xunit;

namespace RoadmapFunctions.Tests;

/// <summary>What the documents say is there, is there.</summary>
public sealed partial class DocumentsTests
{
    private static readonly string[] InRoot = ["README.md", "CONTRIBUTING.md"];

    public static TheoryData<string> Documents =>
        [.. InRoot, .. Directory.GetFiles(Path.Combine(Golden.Root, "docs"), "*.md").Select(file => Path.GetRelativePath(Golden.Root, file))];

    [Fact]
    public void The_operator_finds_every_reason_of_the_quarantine_and_no_other() => Assert.Equal(
        Enum.GetNames<RejectionReason>().Order(StringComparer.Ordinal),
        Reason().Matches(Read("docs/operator-guide.md")).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_link_leads_to_a_file_and_to_a_heading_that_exist(string document) => Assert.All(
        Link().Matches(Read(document)).Select(match => match.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)),
        target =>
        {
            var (file, anchor) = target.Split('#') is [var path, var fragment] ? (path, fragment) : (target, null);
            var full = file.Length == 0 ? Path.Combine(Golden.Root, document) : Path.Combine(Golden.Root, Path.GetDirectoryName(document)!, file);
            Assert.True(Path.Exists(full), $"{document} names {target}, which is not there.");
            if (anchor is not null)
            {
                Assert.Contains(anchor, Heading().Matches(File.ReadAllText(full)).Select(match => Anchor(match.Groups["text"].Value)));
            }
        });

    [Fact]
    public void Every_document_can_be_reached_from_the_README() => Assert.All(
        Documents.Select(document => document.Data).Where(document => document.StartsWith("docs", StringComparison.Ordinal)),
        document => Assert.Contains($"({document.Replace('\\', '/')}", Read("README.md"), StringComparison.Ordinal));

    private static string Read(string path) => File.ReadAllText(Path.Combine(Golden.Root, path));

    // As GitHub makes them.
    private static string Anchor(string heading) =>
        string.Concat(heading.ToLower(CultureInfo.InvariantCulture).Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"^\| `(?<name>[A-Z]\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();
}
