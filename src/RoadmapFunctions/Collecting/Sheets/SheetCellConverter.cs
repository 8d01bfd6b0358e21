using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Reads and writes a cell as the API spells it, so that a recorded sheet reads back as it was.</summary>
public sealed class SheetCellConverter : JsonConverter<SheetCell>
{
    public override bool HandleNull => true;

    public override SheetCell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return SheetCell.OfText(ReadText(ref reader));
            case JsonTokenType.Number:
                return SheetCell.OfNumber(reader.GetDouble());
            case JsonTokenType.True or JsonTokenType.False:
                return SheetCell.OfBoolean(reader.GetBoolean());
            case JsonTokenType.Null:
                return SheetCell.Blank;
            default:
                using (var value = JsonDocument.ParseValue(ref reader))
                {
                    return SheetCell.OfUnsupported(value.RootElement.GetRawText());
                }
        }
    }

    public override void Write(Utf8JsonWriter writer, SheetCell value, JsonSerializerOptions options)
    {
        switch (value.Kind)
        {
            case SheetCellKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case SheetCellKind.Boolean:
                writer.WriteBooleanValue(value.Text == SheetCell.True);
                break;
            case SheetCellKind.Unsupported:
                writer.WriteRawValue(value.Text);
                break;
            default:
                writer.WriteStringValue(value.Text);
                break;
        }
    }

    // GetString refuses an escaped lone surrogate, which a cell may well contain; one bad cell must not stop the others.
    private static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            return LenientJsonText.Unescape(reader.HasValueSequence ? reader.ValueSequence.FirstSpan : reader.ValueSpan);
        }
    }
}
