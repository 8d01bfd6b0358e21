using System.Globalization;
using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// Questions as an order prints them: numbered lines become questions, numbered options become options. In a table copied from Word, tabs
/// divide the cells; in a plain list, the options of each question begin again with 1. A clause that asks for information («представить
/// сведения:») is no question: each line of its list is one, of the kind that <see cref="AskedFor"/> guesses.
/// </summary>
public static partial class PrintedQuestions
{
    /// <summary>The text as lines, without HTML and Markdown marks and without blank lines.</summary>
    public static IReadOnlyList<string> PlainLines(string text) =>
        [
            .. LineTag()
                .Replace(CleanText.Legal(text), "\n")
                .Split('\n')
                .Select(line => Mark().Replace(OtherTag().Replace(line, string.Empty), string.Empty).Replace('\u00A0', ' ').Trim(' '))
                .Where(line => !string.IsNullOrWhiteSpace(line)),
        ];

    /// <summary>The first line of the questions, after the head of their table. All lines when there is no such table.</summary>
    public static int Beginning(IReadOnlyList<string> lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (HeadOfTable().IsMatch(lines[index]))
            {
                return index;
            }
        }

        return lines.Count;
    }

    public static IReadOnlyList<Activity> Read(IReadOnlyList<string> lines)
    {
        var beginning = Beginning(lines);
        var rows = (beginning < lines.Count ? lines.Skip(beginning + 1) : lines.SkipWhile(line => !Numbered().IsMatch(line)))
            .TakeWhile((line, index) => index == 0 || !OrderText.Supplement().IsMatch(line)) // what follows the form is another paper
            .ToList();
        var isTable = rows.Exists(line => RowOfTable().IsMatch(line));
        var questions = new List<PrintedQuestion>();
        foreach (var row in rows)
        {
            Take(row, questions, isTable);
        }

        // Clauses of an order are numbered too, but they have no options.
        var real = questions
            .Where(question => beginning < lines.Count || (question.Options.Count > 0 && !question.IsTask))
            .SelectMany(question => question.AsksForList ? question.Items : [question]);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. real.Select(question =>
            {
                var id = Ids.From(FormattableString.Invariant($"question {question.Number}"), "question", taken);
                taken.Add(id);
                return question.ToActivity(id);
            }),
        ];
    }

    /// <summary>Options from lines, with the numbers that are printed before them or the next ones.</summary>
    /// <param name="first">Number of the first one where none is printed.</param>
    /// <param name="taken">Ids that are in use; those of the new options are added.</param>
    internal static IEnumerable<ActivityOption> Options(IEnumerable<string> lines, int first, HashSet<string> taken)
    {
        foreach (var (index, line) in lines.Index())
        {
            var printed = Numbered().Match(line);
            var text = (printed.Success ? printed.Groups["text"].Value : Bullet().Replace(line, "${text}")).TrimEnd(';', ' ');
            var id = Ids.From(text, "option", taken);
            taken.Add(id);
            yield return new(
                id,
                printed.Success ? printed.Groups["number"].Value : FormattableString.Invariant($"{first + index}"),
                text,
                GuessedLevel.Of(text),
                Guessed: true
            );
        }
    }

    private static void Take(string row, List<PrintedQuestion> questions, bool isTable)
    {
        if (isTable && RowOfTable().Match(row) is { Success: true } cells)
        {
            var texts = cells.Groups["rest"].Value.Split('\t', StringSplitOptions.TrimEntries);
            questions.Add(new(cells.Groups["number"].Value, texts[0]));
            questions[^1].AddOptions(string.Join(' ', texts.Skip(1)));
        }
        else if (Numbered().Match(row) is { Success: true } line)
        {
            var (number, mark, text) = (line.Groups["number"].Value, line.Groups["mark"].Value, line.Groups["text"].Value);
            if (questions.Count > 0 && (isTable || IsOption(number, mark, questions)))
            {
                if (questions[^1].AsksForList)
                {
                    questions[^1].Add(number, text, mark);
                }
                else if (char.IsLower(text[0]))
                {
                    questions[^1].Add(number, text);
                }
                else
                {
                    questions[^1].AddOptions(row);
                }
            }
            else if (!isTable)
            {
                questions.Add(new(number, text) { Mark = mark });
            }
        }
        else if (questions.Count > 0 && Bullet().Match(row) is { Success: true } bullet)
        {
            questions[^1].Add(FormattableString.Invariant($"{questions[^1].Options.Count + 1}"), bullet.Groups["text"].Value);
        }
        else if (questions.Count > 0 && char.IsLower(row.TrimStart()[0]))
        {
            questions[^1].GoOn(row.Trim()); // the rest of a broken line
        }
    }

    // «1. Анализ» is followed by «1. Выявлены», «2. Приняты» and then by «2. Цели»: an option goes on counting, a question begins again.
    private static bool IsOption(string number, string mark, List<PrintedQuestion> questions)
    {
        var last = questions[^1];
        return (last.AsksForList && number.StartsWith($"{last.Number}.", StringComparison.Ordinal))
            || (
                last.Options.Count == 0
                    ? number == "1"
                    : Value(number) == Value(last.Options[^1].Number) + 1 && !(last.AsksForList && IsNextClause(number, mark, last))
            );
    }

    // «3. Представить сведения:» with three lines is followed by the clause «4. Контроль …», which counts on like a fourth line.
    private static bool IsNextClause(string number, string mark, PrintedQuestion last) =>
        mark != last.LastMark || (Value(number) == Value(last.Number) + 1 && mark == last.Mark && last.Ended);

    private static int Value(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    [GeneratedRegex(@"</?(li|br|p|tr|ol|ul|div)\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LineTag();

    [GeneratedRegex(@"</?[a-z][^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OtherTag();

    [GeneratedRegex(@"\*\*|^#+\s*|^\|\s*", RegexOptions.None, 1000)]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"^№(\s*п/?п)?\.?\s.*(мероприяти|вопрос|показател|вариант)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex HeadOfTable();

    [GeneratedRegex(@"^\s*(?<number>\d{1,3}(\.\d{1,2})?)\s*[.)]?\s*\t+(?<rest>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowOfTable();

    [GeneratedRegex(@"^\s*(?<number>\d{1,3}(\.\d{1,2})?)\s*(?<mark>[.)])\s+(?<text>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\s*([-–—•☐□▪*]|[а-я]\))\s*(?<text>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bullet();
}
