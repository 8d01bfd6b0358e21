using System.Globalization;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// The fields of a form by name, as somebody has filled them in. A field that cannot be read is reported as a mistake beside it. A list is
/// written as <c>options[0].text</c>, <c>options[1].text</c>.
/// </summary>
public sealed class FormFields
{
    private readonly IReadOnlyDictionary<string, string> values;
    private readonly string prefix;
    private readonly List<FieldMistake> mistakes;

    public FormFields(IReadOnlyDictionary<string, string> values)
        : this(values, string.Empty, []) { }

    private FormFields(IReadOnlyDictionary<string, string> values, string prefix, List<FieldMistake> mistakes) =>
        (this.values, this.prefix, this.mistakes) = (values, prefix, mistakes);

    /// <summary>The fields that turned out to be unreadable so far.</summary>
    public IReadOnlyList<FieldMistake> Mistakes => mistakes;

    /// <summary>The text on one line; empty when the field is empty.</summary>
    public string Text(string name) => CleanText.OneLine(Raw(name));

    public string? Optional(string name) => Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>The cleaned text with its line ends.</summary>
    public string Words(string name) => CleanText.Of(Raw(name));

    public bool Is(string name) => Raw(name).Length > 0;

    /// <returns>Null when there are none.</returns>
    public IReadOnlyList<string>? Lines(string name) =>
        Words(name).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } lines
            ? [.. lines.Select(CleanText.OneLine).Distinct(StringComparer.Ordinal)]
            : null;

    /// <returns>Null when the field is empty or is not a date.</returns>
    public DateOnly? Date(string name)
    {
        var text = Text(name);
        var date = DateText.Read(text);
        if (date is null && text.Length > 0)
        {
            Refuse(name, $"{Russian.Quoted(CleanText.Shortened(text, 60))} — не дата. Впишите число, месяц и год: 30.01.2021.");
        }

        return date;
    }

    /// <returns>Null when the field is empty or is not a whole number.</returns>
    public int? Whole(string name)
    {
        var text = Text(name);
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Refuse(name, $"{Russian.Quoted(CleanText.Shortened(text, 60))} — не целое число. Впишите одни цифры.");
        return null;
    }

    /// <returns>Null when the field is empty or is not a number.</returns>
    public decimal? Number(string name)
    {
        var text = Text(name);
        switch (NumberText.Read(text, unit: null))
        {
            case { IsBlank: true } when text.Length == 0:
                return null;
            case { Numbers: [var number] }:
                return AnswerValue.Of(number).Number;
            default:
                Refuse(name, $"{Russian.Quoted(CleanText.Shortened(text, 60))} — не число. Впишите число цифрами: 12 или 12,5.");
                return null;
        }
    }

    /// <summary>One of the choices that the page offers, by its name in the campaign file.</summary>
    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum => Choices.Read<T>(Text(name)) ?? otherwise;

    /// <summary>The items of a list, each with its own fields.</summary>
    public IEnumerable<FormFields> Items(string list)
    {
        for (var index = 0; Has($"{list}[{index}]."); index++)
        {
            yield return new(values, $"{prefix}{list}[{index}].", mistakes);
        }
    }

    public void Refuse(string name, string sentence) => mistakes.Add(new(prefix + name, sentence));

    private bool Has(string beginning) => values.Keys.Any(key => key.StartsWith(prefix + beginning, StringComparison.Ordinal));

    private string Raw(string name) => values.GetValueOrDefault(prefix + name, string.Empty);
}

/// <param name="Field">Name of the field beside which the sentence stands; empty when it is about the whole page.</param>
/// <param name="Sentence">In Russian, for the person who filled it in: what is wrong and what to do.</param>
public sealed record FieldMistake(string Field, string Sentence);

/// <summary>Words of the campaign file for what a page offers to choose from.</summary>
public static class Choices
{
    public static string Name<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <returns>Null when it is none of the choices.</returns>
    public static T? Read<T>(string name)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => Name(value!.Value) == name);
}
