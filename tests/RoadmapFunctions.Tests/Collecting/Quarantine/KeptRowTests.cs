using Microsoft.Extensions.Time.Testing;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Tests.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Quarantine;

/// <summary>A row that waited only for its school becomes its answer without the file.</summary>
public sealed class KeptRowTests : IDisposable
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2021, 2, 1, 3, 0, 0, TimeSpan.Zero));
    private readonly SyncWorld kept;
    private readonly SyncWorld sentAgain;

    public KeptRowTests() =>
        (kept, sentAgain) = (
            new SyncWorld(new LivingSpreadsheet(new LivingSheet()), time, remembers: false),
            new SyncWorld(new LivingSpreadsheet(new LivingSheet()), time, remembers: false)
        );

    public static TheoryData<string> Files => ["unknown", "missing", "own words", "numbers", "another zone", "two rows"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Naming_the_school_does_what_the_same_file_would_do_and_the_file_then_changes_nothing(string name)
    {
        var file = FileOf(name);
        foreach (var world in new[] { kept, sentAgain })
        {
            await world.ImportAsync(file, fresh: true);
            world.Decide(0, item => item with { AssignedOrganizationId = "sosh-13" });
        }

        Assert.True(await kept.AdmitAsync());
        await sentAgain.ImportAsync(file, fresh: false);
        Assert.Contains(kept.Log.Entries, entry => entry is Submission { OrganizationId: "sosh-13" });
        Assert.Equal(sentAgain.State(), kept.State());
        var before = kept.State();
        await kept.ImportAsync(file, fresh: true);
        Assert.Equal(before, kept.State());
    }

    [Fact]
    public async Task A_row_that_was_not_kept_whole_waits_for_the_file()
    {
        var words = new string('я', RejectedRows.LargestRow + 1);
        await kept.ImportAsync(
            new SheetBuilder().Answer("2021-01-28 12:00:00", "Школа при музее", "Разработана", words).Build(),
            fresh: true
        );
        kept.Decide(0, item => item with { AssignedOrganizationId = "sosh-13" });
        Assert.False(await kept.AdmitAsync());
        Assert.Empty(kept.Log.Entries);
        Assert.True(Assert.Single(kept.Quarantine).Open);
    }

    [Fact]
    public async Task A_row_that_nobody_has_decided_stays()
    {
        await kept.ImportAsync(FileOf("unknown"), fresh: true);
        Assert.False(await kept.AdmitAsync());
        Assert.True(Assert.Single(kept.Quarantine).Open);
    }

    private static SheetSnapshot FileOf(string name)
    {
        var sheet = new SheetBuilder().Answer("2021-01-27 09:30:00", "СОШ № 5", "Разработана");
        return name switch
        {
            "missing" => sheet.Answer("2021-01-28 12:00:01.123", string.Empty, "Разработана").Build(),
            "own words" => sheet.Answer("2021-01-28 12:00:00", "Школа при музее", "сделали\nпочти  всё 🎓").Build(),
            "numbers" => sheet
                .Row(SheetBuilder.Time("2021-01-28 12:00:00"), SheetCell.OfText("Школа при музее"), SheetCell.OfShownNumber(5, "5"))
                .Build(),
            "another zone" => sheet.Answer("2021-01-28 23:59:59", "Школа при музее", "Разработана").InZone("America/New_York").Build(),
            "two rows" => sheet
                .Answer("2021-01-28 12:00:00", "Школа при музее", "Разработана")
                .Answer("2021-01-28 12:00:00", "Школа при театре", "Разработана")
                .Build(),
            _ => sheet.Answer("2021-01-28 12:00:00", "Школа при музее", "Разработана").Build(),
        };
    }

    public void Dispose()
    {
        kept.Dispose();
        sentAgain.Dispose();
    }
}
