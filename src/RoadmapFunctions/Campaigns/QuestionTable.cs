using System.Text.Json.Serialization;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>
/// Makes a question a row of a table: questions that follow each other, ask the same and differ in their rows. Each has its own id and its
/// own answer, so only the forms draw a table; everything that reads answers sees questions.
/// </summary>
/// <param name="Question">What the table asks; the same in all its rows.</param>
/// <param name="Row">The row that this question stands for.</param>
public sealed record QuestionTable(string Question, string Row)
{
    private const int ShortestQuestion = 20;

    /// <summary>The title of the row's question, word for word as a Google Form heads its column: «Вопрос [строка]».</summary>
    [JsonIgnore]
    public string Title => CleanText.OneLine($"{Question} [{Row}]");

    /// <summary>The abridged title with its row in full: rows of one table differ in nothing else.</summary>
    /// <param name="longest">Characters (UTF-16); a long row takes more.</param>
    public string Brief(int longest) =>
        $"{CleanText.Abridged(Question, Math.Max(ShortestQuestion, longest - Row.Length - " []".Length))} [{Row}]";

    /// <summary>What a form draws together: the rows of a table, or one question.</summary>
    /// <param name="items">In the order of the campaign.</param>
    public static IEnumerable<IReadOnlyList<T>> Together<T>(IEnumerable<T> items, Func<T, Activity> activity)
    {
        var together = new List<T>();
        foreach (var item in items)
        {
            if (together.Count > 0 && !(activity(item).Table is { } row && row.Question == activity(together[^1]).Table?.Question))
            {
                yield return together;
                together = [];
            }

            together.Add(item);
        }

        if (together.Count > 0)
        {
            yield return together;
        }
    }

    /// <summary>The row, with everything that rows of a table share taken from another row.</summary>
    public static Activity Like(Activity other, Activity row) =>
        other with
        {
            Id = row.Id,
            Number = row.Number,
            Title = row.Title,
            ShortTitle = row.ShortTitle,
            Headers = row.Headers,
            Heading = row.Heading,
            Checks = row.Checks,
            Table = row.Table,
        };
}
