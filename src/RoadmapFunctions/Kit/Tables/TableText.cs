using System.Text;
using Azure.Data.Tables;

namespace RoadmapFunctions.Kit.Tables;

/// <summary>Long texts in an entity: a string property holds 32,768 UTF-16 characters, so a text is stored in numbered pieces.</summary>
public static class TableText
{
    // https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model#property-types
    private const int LongestPiece = 32_000;

    public static void Write(TableEntity entity, string name, string text)
    {
        var piece = 0;
        for (var from = 0; from == 0 || from < text.Length; from += LongestPiece)
        {
            entity[$"{name}{piece++}"] = text.Substring(from, Math.Min(LongestPiece, text.Length - from));
        }
    }

    public static string Read(TableEntity entity, string name)
    {
        var text = new StringBuilder();
        for (var piece = 0; entity.GetString($"{name}{piece}") is { } value; piece++)
        {
            text.Append(value);
        }

        return text.ToString();
    }
}
