using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Pages.Desk;
using Xunit;

namespace RoadmapFunctions.Tests;

/// <summary>What the documents say is there, is there.</summary>
public sealed partial class DocumentsTests
{
    private static readonly string[] InRoot = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];

    public static TheoryData<string> Documents =>
        [
            .. InRoot,
            .. Directory.GetFiles(Path.Combine(Golden.Root, "docs"), "*.md").Select(file => Path.GetRelativePath(Golden.Root, file)),
        ];

    [Fact]
    public void The_operator_finds_every_reason_of_the_quarantine_and_no_other() =>
        Assert.Equal(
            Enum.GetValues<RejectionReason>().Select(reason => $"| {DeskWording.Of(reason)} (`{reason}`) |").Order(StringComparer.Ordinal),
            Reason().Matches(Read("docs/operator-guide.md")).Select(match => match.Value).Order(StringComparer.Ordinal)
        );

    /// <summary>A button that is renamed on the desk is renamed in the guide too.</summary>
    [Fact]
    public void Buttons_and_pages_that_the_guide_names_are_on_the_desk()
    {
        var pages = string.Concat(
            new[] { "Pages/Desk" }
                .SelectMany(folder => Directory.GetFiles(Path.Combine(Golden.Root, "src/RoadmapFunctions", folder), "*.razor"))
                .Select(File.ReadAllText)
        );
        Assert.All(
            [
                "Ход сбора",
                "Получить ответы сейчас",
                "Личные ссылки школ",
                "Заменить ссылку",
                "Карантин",
                "Отнести к школе",
                "Не учитывать строку",
                "Проверить ещё раз после правки таблицы",
                "Строки удалены намеренно",
                "Издания отчёта",
                "Выпустить сейчас",
                "Данные таблицы могли устареть",
                "Напоминания",
                "Отправить сейчас",
                "Скачать весь журнал (CSV)",
            ],
            name =>
            {
                Assert.Contains(name, pages, StringComparison.Ordinal);
                Assert.Contains($"«{name}", Read("docs/operator-guide.md"), StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_link_leads_to_a_file_and_to_a_heading_that_exist(string document) =>
        Assert.All(
            Link()
                .Matches(Read(document))
                .Select(match => match.Groups["target"].Value)
                .Where(target => !target.Contains("://", StringComparison.Ordinal)),
            target =>
            {
                var (file, anchor) = target.Split('#') is [var path, var fragment] ? (path, fragment) : (target, null);
                var full =
                    file.Length == 0
                        ? Path.Combine(Golden.Root, document)
                        : Path.Combine(Golden.Root, Path.GetDirectoryName(document)!, file);
                Assert.True(Path.Exists(full), $"{document} names {target}, which is not there.");
                if (anchor is not null)
                {
                    Assert.Contains(anchor, Heading().Matches(File.ReadAllText(full)).Select(match => Anchor(match.Groups["text"].Value)));
                }
            }
        );

    [Fact]
    public void Every_document_can_be_reached_from_the_README() =>
        Assert.All(
            Documents.Select(document => document.Data).Where(document => document.StartsWith("docs", StringComparison.Ordinal)),
            document => Assert.Contains($"({document.Replace('\\', '/')}", Read("README.md"), StringComparison.Ordinal)
        );

    /// <summary>Whoever adds a place where something is kept must say there what it is and how long.</summary>
    [Fact]
    public void The_page_on_personal_data_names_every_table_and_container_that_the_app_makes_and_no_other() =>
        Assert.Equal(
            typeof(DeskWording)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy))
                .Where(field => field is { IsLiteral: true, Name: "TableName" or "ContainerName" or "BackupContainer" })
                .Select(field => (string)field.GetRawConstantValue()!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            Kept()
                .Matches(Read("docs/personal-data.md"))
                .Select(match => match.Groups["place"].Value)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    private static string Read(string path) => File.ReadAllText(Path.Combine(Golden.Root, path));

    // As GitHub makes them.
    private static string Anchor(string heading) =>
        string.Concat(
                heading.ToLower(CultureInfo.InvariantCulture).Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')
            )
            .Replace(' ', '-');

    [GeneratedRegex(@"^\| [А-Я][^|]+ \(`[A-Z]\w+`\) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reason();

    [GeneratedRegex(@"^\|[^|]*\| (таблица|контейнер) `(?<place>[\w-]+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kept();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();
}
