using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Tests.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Pages.Desk;

/// <summary>What a message tells the operator to press is on the desk under that name.</summary>
public sealed class NamedButtonsTests
{
    private const string Time = "2021-01-28 12:00:00";
    private static readonly DateTimeOffset Now = new(2021, 2, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_sync_that_many_vanished_rows_have_stopped_names_what_to_tick_and_press()
    {
        var sync = new PureSync();
        sync.Run(new SheetBuilder().Answer(Time, "СОШ № 5", "В процессе").Answer(Time, "СОШ № 13", "Разработана").Build(), Now);
        var stop = Assert.Throws<SyncStoppedException>(() => sync.Run(new SheetBuilder().Build(), Now));
        AssertNamed(stop.Message, "Pages/Desk/DeskFrame.razor", "Ход сбора");
        AssertNamed(stop.Message, "Pages/Desk/SheetPanel.razor", "Строки удалены намеренно", "Получить ответы сейчас");
        Assert.DoesNotContain("acceptDisappearance", stop.Message, StringComparison.Ordinal);
        Assert.Contains("acceptDisappearance=true", stop.ForPrograms, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("МАОУ СШО № 18")]
    [InlineData("Лицей при вокзале")]
    public void A_row_of_an_unknown_school_names_the_button_of_the_quarantine(string school)
    {
        var parsed = new SheetBuilder().Answer(Time, school, "Разработана").Parse();
        AssertNamed(Assert.Single(parsed.Rejected).Fault.Explanation, "Pages/Desk/QuarantineRow.razor", "Отнести к школе");
    }

    [Fact]
    public void A_missing_column_names_where_the_editor_takes_the_new_one()
    {
        var stop = Assert.Throws<SyncStoppedException>(() => new SheetBuilder().WithHeader("Отметка времени", "Школа").Parse());
        AssertNamed(stop.Message, "Pages/Desk/CampaignFilesPage.razor", "Править");
        AssertNamed(stop.Message, "CampaignVersions/Drafts/Parts/SheetPart.cs", "Таблица Google");
        Assert.Contains("«Как ещё называется столбец»", stop.Message, StringComparison.Ordinal);
        AssertStands("Pages/Desk/Editor/QuestionFields.razor", "Как ещё называется столбец");
    }

    [Fact]
    public void An_option_that_is_not_recognised_names_where_the_editor_takes_its_new_text() =>
        AssertStands("Pages/Desk/Editor/QuestionFields.razor", "Прежние тексты этого варианта");

    private static void AssertStands(string page, string name) =>
        Assert.Contains(name, File.ReadAllText(Path.Combine(Golden.Root, "src", "RoadmapFunctions", page)), StringComparison.Ordinal);

    private static void AssertNamed(string message, string page, params string[] names)
    {
        var markup = File.ReadAllText(Path.Combine(Golden.Root, "src", "RoadmapFunctions", page));
        Assert.All(
            names,
            name =>
            {
                Assert.Contains($"«{name}»", message, StringComparison.Ordinal);
                Assert.Contains(name, markup, StringComparison.Ordinal);
            }
        );
    }
}
