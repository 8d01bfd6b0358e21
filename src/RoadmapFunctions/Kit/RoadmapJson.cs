using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace RoadmapFunctions.Kit;

/// <summary>How we spell our own JSON, in storage, in files and in answers.</summary>
public static class RoadmapJson
{
    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>For files that people open.</summary>
    public static JsonSerializerOptions Indented { get; } = new(Options) { WriteIndented = true };

    /// <summary>For files that come back from outside: a missing value, or null against its type, is an error at once.</summary>
    public static JsonSerializerOptions Strict { get; } =
        new(Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Most characters (UTF-16) that JSON needs for one character of a text: <c>\u0022</c>.</summary>
    public const int LongestSpelling = 6;

    /// <summary>
    /// Characters (UTF-16) that a text takes in our JSON, where a quotation mark or an emoji takes many more than in the text.
    /// </summary>
    public static int LengthOf(string text) => Options.Encoder!.Encode(text).Length;

    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        // The default encoder escapes Cyrillic; this one keeps it and still escapes what is dangerous in HTML.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        return options;
    }
}
