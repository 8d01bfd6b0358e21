using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>
/// The one canonical form of answers. Keys are hashes of it and the storage keeps it, so its names are literals: renaming a property does
/// not change them. A new form needs a new <see cref="Format"/>. Stored entries keep their keys and are read by the format that they name.
/// <code>
/// {"format":1,"answers":[{"activity":"scheme","options":["ready"],"other":"own words"},{"activity":"goals","ambiguous":"the cell"},
/// {"activity":"teachers","number":12.5},{"activity":"approved","day":"2021-02-05"},
/// {"activity":"passed","part":12,"whole":40,"other":"why"},{"activity":"evidence","links":["https://school.example/order"]}]}
/// </code>
/// </summary>
public static class CanonicalAnswer
{
    public const int Format = 1;

    private const string FormatName = "format";
    private const string AnswersName = "answers";
    private const string Activity = "activity";
    private const string Options = "options";
    private const string Other = "other";
    private const string Ambiguous = "ambiguous";
    private const string Number = "number";
    private const string Day = "day";
    private const string Part = "part";
    private const string Whole = "whole";
    private const string Links = "links";
    private const string SchemeOfLinks = "https://";
    private const char BetweenNumbers = '/';
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Across all campaigns that an instance reads; a campaign of ten questions with ten options has some hundreds.</summary>
    private const int MostRepeated = 20_000;

    private static readonly Repeated<ReadAnswer> Answers = new(MostRepeated);
    private static readonly Repeated<IReadOnlyList<string>> OptionLists = new(MostRepeated);

    private static readonly JsonWriterOptions Spelling = new() { Encoder = RoadmapJson.Options.Encoder };

    /// <param name="reading">Reduces a free text to what counts; null keeps all of it.</param>
    public static string Write(IReadOnlyList<ActivityAnswer> answers, Func<string, string>? reading = null) =>
        Json(json => WriteAnswers(json, answers, reading ?? (text => text)));

    /// <summary>The content of a version: what it says, where it came from, who filled it in.</summary>
    public static string Write(Submission submission) =>
        Json(json =>
        {
            json.WriteString("source", SourceName(submission.Source));
            WriteAnswers(json, submission.Answers, text => text);
            WriteIfAny(json, "respondent-name", submission.Respondent?.Name);
            WriteIfAny(json, "respondent-post", submission.Respondent?.Post);
        });

    /// <param name="text">As <see cref="Write(IReadOnlyList{ActivityAnswer}, Func{string, string})"/> wrote it.</param>
    /// <exception cref="JsonException">The text is something else, or has a later format.</exception>
    public static IReadOnlyList<ActivityAnswer> Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        return
            root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty(FormatName, out var format)
            && format.TryGetInt32(out var number)
            && number == Format
            ? [.. root.GetProperty(AnswersName).EnumerateArray().Select(ReadOne)]
            : throw new JsonException($"These are no answers in format {Format}.");
    }

    public static string SourceName(SubmissionSource source) =>
        source switch
        {
            SubmissionSource.Sheet => "sheet",
            SubmissionSource.Http => "http",
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, "No such source."),
        };

    public static SubmissionSource SourceNamed(string name) =>
        name switch
        {
            "sheet" => SubmissionSource.Sheet,
            "http" => SubmissionSource.Http,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such source."),
        };

    /// <summary>One value, for a column of the storage.</summary>
    public static string Spell(AnswerValue value) =>
        value.Day is { } day ? day.ToString(DayFormat, CultureInfo.InvariantCulture)
        : value.Share is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share.Part}{BetweenNumbers}{share.Whole}")
        : value.Links is { } links ? string.Join('\n', links)
        : value.Number!.Value.ToString(CultureInfo.InvariantCulture);

    /// <param name="text">As <see cref="Spell"/> wrote it.</param>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static AnswerValue ReadValue(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? AnswerValue.Of(day)
        : text.StartsWith(SchemeOfLinks, StringComparison.Ordinal) ? new LinksValue(text.Split('\n'))
        : text.Split(BetweenNumbers) switch
        {
            [var part, var whole] => new ShareValue(Decimal(part), Decimal(whole)),
            _ => AnswerValue.Of(Decimal(text)),
        };

    private static decimal Decimal(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Spelling))
        {
            json.WriteStartObject();
            json.WriteNumber(FormatName, Format);
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteAnswers(Utf8JsonWriter json, IReadOnlyList<ActivityAnswer> answers, Func<string, string> reading)
    {
        json.WriteStartArray(AnswersName);
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            json.WriteString(Activity, answer.ActivityId);
            if (answer.OptionIds.Count > 0)
            {
                json.WriteStartArray(Options);
                foreach (var option in answer.OptionIds)
                {
                    json.WriteStringValue(option);
                }

                json.WriteEndArray();
            }

            if (answer.Value?.Number is { } number)
            {
                json.WriteNumber(Number, number);
            }

            if (answer.Value?.Share is { } share)
            {
                json.WriteNumber(Part, share.Part);
                json.WriteNumber(Whole, share.Whole);
            }

            if (answer.Value?.Links is { } links)
            {
                json.WriteStartArray(Links);
                foreach (var link in links)
                {
                    json.WriteStringValue(link);
                }

                json.WriteEndArray();
            }

            WriteIfAny(json, Day, answer.Value?.Day is not null ? Spell(answer.Value) : null);
            WriteIfAny(json, Other, answer.Other is { } words ? reading(words) : null);
            WriteIfAny(json, Ambiguous, answer.Ambiguous is { } cell ? reading(cell) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    // Ticked answers repeat, and for a whole country their copies would take most of the memory. Own words do not repeat.
    private static ActivityAnswer ReadOne(JsonElement answer)
    {
        var activity = answer.GetProperty(Activity);
        return answer.TryGetProperty(Ambiguous, out var cell) ? new AmbiguousAnswer(Shared(activity), cell.GetString()!)
            : Given(answer) is { } value ? new ValueAnswer(Shared(activity), value, Words(answer))
            : Words(answer) is { } words ? new ReadAnswer(Shared(activity), Ticked(answer), words)
            : Answers.Of(answer.GetRawText(), () => new ReadAnswer(Shared(activity), Ticked(answer)));
    }

    private static AnswerValue? Given(JsonElement answer) =>
        answer.TryGetProperty(Number, out var number) ? AnswerValue.Of(number.GetDecimal())
        : answer.TryGetProperty(Part, out var part) ? new ShareValue(part.GetDecimal(), answer.GetProperty(Whole).GetDecimal())
        : answer.TryGetProperty(Links, out var links) ? new LinksValue([.. links.EnumerateArray().Select(link => link.GetString()!)])
        : answer.TryGetProperty(Day, out var day) ? ReadValue(day.GetString()!)
        : null;

    private static string? Words(JsonElement answer) => answer.TryGetProperty(Other, out var words) ? words.GetString() : null;

    private static IReadOnlyList<string> Ticked(JsonElement answer) =>
        answer.TryGetProperty(Options, out var options)
            ? OptionLists.Of(options.GetRawText(), () => [.. options.EnumerateArray().Select(Shared)])
            : [];

    private static string Shared(JsonElement id) => string.Intern(id.GetString()!);
}
