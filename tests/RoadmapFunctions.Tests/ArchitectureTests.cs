using NetArchTest.Rules;
using Xunit;

namespace RoadmapFunctions.Tests;

/// <summary>The direction of the code: rules know no vendor, writers know no storage, and only the root knows everybody.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] Vendors =
        ["Azure", "Google", "Microsoft.Azure", "Microsoft.AspNetCore", "Microsoft.Extensions.DependencyInjection", "DocumentFormat", "SpreadCheetah", "Lucene"];

    private static readonly string[] Pure = ["Campaigns", "Text", "Progress", "Analysis", "Reports.Sections"];

    [Fact]
    public void The_rules_know_no_vendor() => Assert.All(Pure, folder => AssertHolds(
        Types.InAssembly(typeof(RoadmapJson).Assembly).That().ResideInNamespace($"RoadmapFunctions.{folder}")
            .Should().NotHaveDependencyOnAny(Vendors)));

    [Fact]
    public void A_vendor_is_named_only_by_its_adapter()
    {
        AssertHolds(Types.InAssembly(typeof(RoadmapJson).Assembly)
            .That().ResideInNamespace("RoadmapFunctions").And().HaveDependencyOnAny("Azure.Data.Tables")
            .Should().HaveNameStartingWith("Table").Or().ResideInNamespace("RoadmapFunctions.Storage").Or().ResideInNamespace("RoadmapFunctions.Hosting"));
        AssertHolds(Types.InAssembly(typeof(RoadmapJson).Assembly)
            .That().HaveDependencyOnAny("DocumentFormat.OpenXml")
            .Should().ResideInNamespace("RoadmapFunctions.Documents"));
        AssertHolds(Types.InAssembly(typeof(RoadmapJson).Assembly)
            .That().HaveDependencyOnAny("CsvHelper")
            .Should().HaveNameStartingWith("DelimitedText"));
        AssertHolds(Types.InAssembly(typeof(RoadmapJson).Assembly)
            .That().HaveDependencyOnAny("Google.Apis")
            .Should().ResideInNamespace("RoadmapFunctions.Sheets"));
        AssertHolds(Types.InAssembly(typeof(RoadmapJson).Assembly)
            .That().HaveDependencyOnAny("Lucene")
            .Should().ResideInNamespace("RoadmapFunctions.Grouping").And().HaveNameStartingWith("RussianStems"));
        AssertHolds(Types.InAssembly(typeof(RoadmapJson).Assembly)
            .That().HaveDependencyOnAny("MailKit", "MimeKit")
            .Should().HaveNameStartingWith("SmtpMail"));
    }

    [Fact]
    public void Writers_only_draw() => AssertHolds(
        Types.InAssembly(typeof(RoadmapJson).Assembly).That().ResideInNamespace("RoadmapFunctions.Documents")
            .Should().NotHaveDependencyOnAny("RoadmapFunctions.Campaigns", "RoadmapFunctions.Analysis", "RoadmapFunctions.Submissions", "RoadmapFunctions.Reports"));

    [Fact]
    public void Nobody_depends_on_the_functions() => AssertHolds(
        Types.InAssembly(typeof(RoadmapJson).Assembly).That().DoNotResideInNamespace("RoadmapFunctions.Functions")
            .And().ResideInNamespace("RoadmapFunctions")
            .Should().NotHaveDependencyOnAny("RoadmapFunctions.Functions"));

    private static void AssertHolds(ConditionList rule)
    {
        var result = rule.GetResult();
        Assert.True(result.IsSuccessful, $"These types look the wrong way; move them or what they need: {string.Join(", ", result.FailingTypes.Select(type => type.FullName))}");
    }
}
