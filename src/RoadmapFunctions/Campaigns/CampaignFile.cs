using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>Reads a campaign and reports every mistake with its place and how to fix it.</summary>
public static partial class CampaignFile
{
    /// <summary>The form of the file that this program reads and writes.</summary>
    public const int Format = 1;

    /// <summary>How a campaign is written in JSON; the published schema is made from the same options.</summary>
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web)
        {
            AllowTrailingCommas = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            NumberHandling = JsonNumberHandling.Strict,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            WriteIndented = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        };

    /// <exception cref="CampaignFileException">The file cannot be used.</exception>
    public static Campaign Read(string path) => Parse(path, File.ReadAllBytes(path));

    /// <exception cref="CampaignFileException">The text cannot be used.</exception>
    public static Campaign Parse(string name, ReadOnlySpan<byte> utf8)
    {
        var campaign = Deserialize<Campaign>(name, utf8);
        var mistakes = CampaignRules.Check(campaign).ToList();
        return mistakes.Count == 0 ? campaign : throw new CampaignFileException(name, mistakes);
    }

    /// <exception cref="CampaignFileException">The text does not have that shape.</exception>
    internal static T Deserialize<T>(string name, ReadOnlySpan<byte> file)
    {
        if (TextEncoding.WrongFor(file) is { } wrong)
        {
            throw new CampaignFileException(name, [new("$", $"файл — {wrong}", "сохраните его в UTF-8 и пришлите ещё раз")]);
        }

        var utf8 = TextEncoding.WithoutMarks(file);
        try
        {
            RefuseNullItems(utf8);
            return JsonSerializer.Deserialize<T>(utf8, Json) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            if (FormatOf(utf8) is { } format and not Format)
            {
                throw new CampaignFileException(name, [OtherFormat(format)], e);
            }

            var place = e.LineNumber is { } line ? $"{e.Path ?? "$"} (строка {line + 1})" : e.Path ?? "$";
            throw new CampaignFileException(name, [Explain(place, e.Message)], e);
        }
    }

    // The serializer checks fields for null, but not the items of lists.
    private static void RefuseNullItems(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(
            utf8,
            new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
        );
        var previous = JsonTokenType.None;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null && previous != JsonTokenType.PropertyName)
            {
                throw new JsonException(
                    "null",
                    path: null,
                    lineNumber: utf8[..(int)reader.TokenStartIndex].Count((byte)'\n'),
                    bytePositionInLine: null
                );
            }

            previous = reader.TokenType;
        }
    }

    /// <summary>A file of another form: an earlier or a later program has written it.</summary>
    internal static CampaignMistake OtherFormat(int format) =>
        new(
            "$.format",
            $"файл вида {format}, а программа читает файлы вида {Format}",
            format > Format
                ? "обновите программу: файл записан более новой"
                : "возьмите файл, записанный этой программой: прежний вид она не читает"
        );

    private static int? FormatOf(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize<FormatOnly>(utf8, FormatJson)?.Format;
        }
        catch (JsonException)
        {
            return null; // what is wrong is said with its place
        }
    }

    private static JsonSerializerOptions FormatJson { get; } = new(Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    private sealed record FormatOnly(int? Format = null);

    private static CampaignMistake Explain(string place, string message)
    {
        if (MissingProperties().Match(message) is { Success: true } missing)
        {
            return new(place, $"нет обязательных полей: {missing.Groups["names"].Value}", "добавьте их по схеме campaign.schema.json");
        }

        if (UnknownProperty().Match(message) is { Success: true } unknown)
        {
            return new(
                place,
                $"неизвестное поле «{unknown.Groups["name"].Value}»",
                "исправьте опечатку или уберите поле; список полей — в campaign.schema.json"
            );
        }

        if (message.Contains("null", StringComparison.OrdinalIgnoreCase))
        {
            return new(place, "здесь не может стоять null", "впишите значение или уберите поле, если оно необязательное");
        }

        return message.Contains("could not be converted", StringComparison.Ordinal)
            ? new(place, "значение не того вида", "дата пишется ГГГГ-ММ-ДД, допустимые слова перечислены в campaign.schema.json")
            : new(place, $"файл не читается как JSON: {message}", "проверьте запятые, кавычки и скобки рядом с этим местом");
    }

    [GeneratedRegex("missing required properties including: (?<names>.+?)\\.( |$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingProperties();

    [GeneratedRegex("property '(?<name>.+?)' could not be mapped", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnknownProperty();
}
