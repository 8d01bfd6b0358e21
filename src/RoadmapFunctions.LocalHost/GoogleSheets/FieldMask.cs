using System.Text.Json.Nodes;

namespace RoadmapFunctions.LocalHost.GoogleSheets;

/// <summary>
/// Google's «fields» parameter: <c>a,b(c,d),e/f</c>. Only the named fields are returned, so that an app that forgot to ask for a field does
/// not find it here either.
/// </summary>
public sealed class FieldMask
{
    private readonly Dictionary<string, FieldMask> fields = new(StringComparer.Ordinal);

    /// <exception cref="SheetsRequestException">The brackets do not match.</exception>
    public static FieldMask Parse(string text)
    {
        var position = 0;
        var mask = ParseList(text, ref position);
        return position == text.Length ? mask : throw new SheetsRequestException($"Invalid field selection {text}");
    }

    /// <returns>A copy with the named fields; a mask that names none, or «*», takes all.</returns>
    public JsonNode? Apply(JsonNode? node) =>
        fields.Count == 0 || fields.ContainsKey("*")
            ? node?.DeepClone()
            : node switch
            {
                null => null,
                JsonArray items => new JsonArray([.. items.Select(Apply)]),
                JsonObject properties => new JsonObject(
                    properties
                        .Where(property => fields.ContainsKey(property.Key))
                        .Select(property => KeyValuePair.Create(property.Key, fields[property.Key].Apply(property.Value)))
                ),
                _ => node.DeepClone(),
            };

    private static FieldMask ParseList(string text, ref int position)
    {
        var mask = new FieldMask();
        do
        {
            ParsePath(mask, text, ref position);
        } while (position < text.Length && text[position] == ',' && ++position > 0);
        return mask;
    }

    private static void ParsePath(FieldMask mask, string text, ref int position)
    {
        var length = text.AsSpan(position).IndexOfAny(",()/.") is var end && end >= 0 ? end : text.Length - position;
        var name = text.Substring(position, length).Trim();
        position += length;
        var field = name.Length > 0 ? new FieldMask() : throw new SheetsRequestException($"Invalid field selection {text}");
        mask.fields[name] = field;
        if (position < text.Length && text[position] is '/' or '.')
        {
            position++;
            ParsePath(field, text, ref position);
        }
        else if (position < text.Length && text[position] == '(')
        {
            position++;
            mask.fields[name] = ParseList(text, ref position);
            position +=
                position < text.Length && text[position] == ')' ? 1 : throw new SheetsRequestException($"Invalid field selection {text}");
        }
    }
}
