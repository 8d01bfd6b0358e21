using RoadmapFunctions.Answers;
using Xunit;
using FakeTime = Microsoft.Extensions.Time.Testing.FakeTimeProvider;

namespace RoadmapFunctions.Tests.Answers;

/// <summary>The analyst's words are versions, and nobody overrides words that they have not seen.</summary>
public sealed class AnalystNotesTests
{
    private readonly LogInMemory log = new();

    private AnalystNotes Notes => new(log, new FakeTime(Review.Noon));

    [Fact]
    public async Task Every_version_is_kept_and_the_last_one_stands()
    {
        Assert.Equal(NoteOutcome.Stored, await WriteAsync(1, "Первый."));
        Assert.Equal(NoteOutcome.Stored, await WriteAsync(2, "Второй."));
        var versions = await Notes.ReadAsync(Review.Campaign, default);
        Assert.Equal(["Первый.", "Второй."], versions.Select(note => note.Text));
        Assert.Equal("Второй.", Assert.Single(AnalystNote.Current(versions)).Text);
        Assert.Equal(NoteOutcome.Stored, await WriteAsync(3, string.Empty));
        Assert.Empty(AnalystNote.Current(await Notes.ReadAsync(Review.Campaign, default)));
    }

    [Fact]
    public async Task A_second_writer_is_told_and_a_repeated_note_is_not_stored_again()
    {
        Assert.Equal(NoteOutcome.Stored, await WriteAsync(1, "Первый."));
        Assert.Equal(NoteOutcome.Stored, await WriteAsync(1, "Первый."));
        Assert.Equal(NoteOutcome.Overtaken, await WriteAsync(1, "Другой.", "Петрова"));
        log.BeforeWrite = () =>
            log.AppendAsync(
                    "small",
                    [
                        new AnalystNote
                        {
                            Place = AnalystNote.Causes,
                            Number = 2,
                            Text = "Быстрый.",
                            By = "Петрова",
                            ObservedAt = Review.Noon,
                        },
                    ],
                    default
                )
                .Wait();
        Assert.Equal(NoteOutcome.Overtaken, await WriteAsync(2, "Медленный."));
        Assert.Equal(2, log.Entries.Count);
    }

    [Theory]
    [InlineData(0, "causes", NoteOutcome.Overtaken)]
    [InlineData(7, "causes", NoteOutcome.Overtaken)]
    [InlineData(1, "activity-gone", NoteOutcome.UnknownPlace)]
    [InlineData(1, "sosh-5", NoteOutcome.UnknownPlace)]
    public async Task A_skipped_number_and_an_unknown_place_are_refused(int number, string place, NoteOutcome outcome) =>
        Assert.Equal(outcome, await Notes.WriteAsync(Review.Campaign, Note(number, "Текст.", "Иванова") with { Place = place }, default));

    [Fact]
    public async Task A_text_that_is_too_long_is_refused() =>
        Assert.Equal(NoteOutcome.TooLong, await WriteAsync(1, new string('я', AnalystNote.LongestText + 1)));

    private static AnalystNote Note(int number, string text, string by) =>
        new()
        {
            Place = AnalystNote.Causes,
            Number = number,
            Text = text,
            By = by,
            ObservedAt = default,
        };

    private Task<NoteOutcome> WriteAsync(int number, string text, string by = "Иванова") =>
        Notes.WriteAsync(Review.Campaign, Note(number, text, by), default);
}
