using System.Reflection;
using NetArchTest.Rules;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests;

/// <summary>The direction of the code: a room looks only at the rooms before it, rules know no vendor, and writers know no
/// storage.</summary>
public sealed class ArchitectureTests
{
    /// <summary>The rooms of the app. A room may look at those before it and at none after it; so may a room inside a room.</summary>
    private static readonly string[] Rooms =
    [
        "Kit",
        "Kit.Tables",
        "Documents",
        "Documents.Web",
        "Documents.Word",
        "Documents.Excel",
        "Http",
        "Campaigns",
        "Answers",
        "Collecting.Sheets",
        "Collecting.Quarantine",
        "Collecting.Sync",
        "Collecting.Import",
        "Collecting.Intake",
        "CampaignVersions",
        "CampaignVersions.Drafts",
        "Reporting.Grouping",
        "Reporting.Analysis",
        "Reporting.Reports",
        "Reporting.Editions",
        "Forms",
        "Access",
        "Reminders",
        "Upkeep.Work",
        "Upkeep.Backup",
        "Upkeep.Health",
        "Upkeep.Erasing",
        "Pages",
        "Pages.Desk",
        "Pages.School",
        "Functions.Api",
        "Functions.Desk",
        "Functions.Queues",
        "Functions.School",
        "Functions.Site",
        "Functions.Timers",
        "Hosting",
    ];

    private static readonly string[] Vendors =
    [
        "Azure",
        "Google",
        "Microsoft.Azure",
        "Microsoft.AspNetCore",
        "Microsoft.Extensions.DependencyInjection",
        "DocumentFormat",
        "SpreadCheetah",
        "Lucene",
    ];

    private static readonly string[] Pure = ["Campaigns", "Reporting.Analysis", "Reporting.Reports.Sections"];

    private static readonly Assembly App = typeof(RoadmapJson).Assembly;

    private static readonly string Source = Path.Combine(Golden.Root, "src", "RoadmapFunctions");

    public static TheoryData<string> AllRooms => [.. Rooms];

    /// <summary>The folders of the app, in the same order.</summary>
    public static IEnumerable<string> TopRooms => Rooms.Select(room => room.Split('.')[0]).Distinct(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(AllRooms))]
    public void No_room_looks_at_a_later_one(string room)
    {
        var later = Rooms[(Array.IndexOf(Rooms, room) + 1)..].Select(NamespaceOf).ToArray();
        AssertHolds(
            Types
                .InAssembly(App)
                .That()
                .ResideInNamespaceMatching($"^{NamespaceOf(room)}{(HasRoomsInside(room) ? "$" : "(\\.|$)")}")
                .Should()
                .NotHaveDependencyOnAny(later)
        );

        // A constant and a nameof leave nothing in the assembly, but their using does, and an idle one fails the build.
        Assert.All(
            FilesOf(room),
            file => Assert.DoesNotContain(File.ReadLines(file).Select(UsedNamespace), used => later.Contains(used, StringComparer.Ordinal))
        );
    }

    [Fact]
    public void Every_room_stands_in_the_list_and_there_are_at_most_fifteen_at_the_top()
    {
        var folders = Directory
            .EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar))
            .Where(path => path.Length > 1 && path[0] is not ("bin" or "obj"))
            .ToList();
        Assert.Equal(
            TopRooms.Order(StringComparer.Ordinal),
            folders.Select(path => path[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
        Assert.InRange(folders.Select(path => path[0]).Distinct(StringComparer.Ordinal).Count(), 1, 15);
    }

    [Fact]
    public void The_rules_know_no_vendor() =>
        Assert.All(
            Pure,
            room =>
                AssertHolds(
                    Types
                        .InAssembly(App)
                        .That()
                        .ResideInNamespace($"RoadmapFunctions.{room}")
                        .And()
                        .DoNotHaveNameStartingWith("OwnWordsReader")
                        .Should()
                        .NotHaveDependencyOnAny(Vendors)
                )
        );

    [Fact]
    public void A_vendor_is_named_only_by_its_adapter()
    {
        AssertHolds(
            Types
                .InAssembly(App)
                .That()
                .ResideInNamespace("RoadmapFunctions")
                .And()
                .HaveDependencyOnAny("Azure.Data.Tables")
                .Should()
                .HaveNameStartingWith("Table")
                .Or()
                .ResideInNamespace("RoadmapFunctions.Kit.Tables")
                .Or()
                .ResideInNamespace("RoadmapFunctions.Upkeep.Backup")
                .Or()
                .ResideInNamespace("RoadmapFunctions.Hosting")
        );
        AssertHolds(
            Types
                .InAssembly(App)
                .That()
                .HaveDependencyOnAny("Azure.RequestFailedException")
                .Should()
                .HaveNameStartingWith("Table")
                .Or()
                .HaveNameStartingWith("Blob")
                .Or()
                .HaveNameStartingWith("StorageFaults")
        );
        AssertHolds(
            Types
                .InAssembly(App)
                .That()
                .ResideInNamespace("RoadmapFunctions")
                .And()
                .HaveDependencyOnAny("Azure.Storage.Queues")
                .Should()
                .HaveNameStartingWith("QueueOfWork")
                .Or()
                .ResideInNamespace("RoadmapFunctions.Hosting")
        );
        AssertHolds(
            Types
                .InAssembly(App)
                .That()
                .HaveDependencyOnAny("DocumentFormat.OpenXml")
                .Should()
                .ResideInNamespace("RoadmapFunctions.Documents")
        );
        AssertHolds(Types.InAssembly(App).That().HaveDependencyOnAny("CsvHelper").Should().HaveNameStartingWith("DelimitedRecords"));
        AssertHolds(
            Types.InAssembly(App).That().HaveDependencyOnAny("Google.Apis").Should().ResideInNamespace("RoadmapFunctions.Collecting.Sheets")
        );
        AssertHolds(
            Types
                .InAssembly(App)
                .That()
                .HaveDependencyOnAny("Lucene")
                .Should()
                .ResideInNamespace("RoadmapFunctions.Reporting.Grouping")
                .And()
                .HaveNameStartingWith("RussianStems")
        );
        AssertHolds(
            Types
                .InAssembly(App)
                .That()
                .HaveDependencyOnAny("MailKit", "MimeKit")
                .Should()
                .HaveNameStartingWith("SmtpMail")
                .Or()
                .HaveNameStartingWith("EmailAddress")
        );
    }

    private static string NamespaceOf(string room) => $"RoadmapFunctions.{room}";

    private static bool HasRoomsInside(string room) => Rooms.Any(other => other.StartsWith($"{room}.", StringComparison.Ordinal));

    private static IEnumerable<string> FilesOf(string room)
    {
        var inside = HasRoomsInside(room) ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories;
        var folder = Path.Combine(Source, room.Replace('.', Path.DirectorySeparatorChar));
        return Directory.EnumerateFiles(folder, "*.cs", inside).Concat(Directory.EnumerateFiles(folder, "*.razor", inside));
    }

    private static string UsedNamespace(string line) =>
        line.TrimStart('@') is ['u', 's', 'i', 'n', 'g', ' ', .. var used] ? used.Trim().TrimEnd(';') : string.Empty;

    private static void AssertHolds(ConditionList rule)
    {
        var result = rule.GetResult();
        Assert.True(
            result.IsSuccessful,
            $"These types look the wrong way; move them or what they need: "
                + $"{string.Join(", ", result.FailingTypes.Select(type => type.FullName))}"
        );
    }
}
