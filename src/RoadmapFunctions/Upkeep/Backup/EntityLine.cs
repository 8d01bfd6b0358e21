using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>
/// An entity of a table as a line of JSON. A type that JSON lacks is given beside its property, as in OData:
/// https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations.
/// </summary>
public static class EntityLine
{
    private const string TypeSuffix = "@odata.type";
    private const string PartitionKey = nameof(TableEntity.PartitionKey);
    private const string RowKey = nameof(TableEntity.RowKey);

    /// <remarks>The server's own time stamp and ETag are left out: a restored entity has new ones.</remarks>
    public static string Write(TableEntity entity)
    {
        var line = new JsonObject { [PartitionKey] = entity.PartitionKey, [RowKey] = entity.RowKey };
        foreach (
            var (name, value) in entity
                .Where(property => !IsOfServer(property.Key))
                .OrderBy(property => property.Key, StringComparer.Ordinal)
        )
        {
            var (type, node) = Spell(value);
            if (type is not null)
            {
                line[name + TypeSuffix] = type;
            }

            line[name] = node;
        }

        return line.ToJsonString(RoadmapJson.Options);
    }

    /// <exception cref="FormatException">The line is not an entity.</exception>
    public static TableEntity Read(string line)
    {
        try
        {
            var json = JsonNode.Parse(line)!.AsObject();
            var entity = new TableEntity(Key(json, PartitionKey), Key(json, RowKey));
            foreach (
                var (name, node) in json.Where(property =>
                    !IsOfServer(property.Key) && !property.Key.EndsWith(TypeSuffix, StringComparison.Ordinal)
                )
            )
            {
                entity[name] = Understand((string?)json[name + TypeSuffix], node!);
            }

            return entity;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            throw new FormatException("The line is no entity of a table.", e);
        }
    }

    private static string Key(JsonObject json, string name) => (string?)json[name] ?? throw new FormatException($"The line has no {name}.");

    private static bool IsOfServer(string name) => name is PartitionKey or RowKey or "Timestamp" or "odata.etag";

    private static (string? Type, JsonNode Node) Spell(object value) =>
        value switch
        {
            string text => (null, text),
            bool flag => (null, flag),
            int number => (null, number),
            long number => ("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)),
            double number => ("Edm.Double", number.ToString("R", CultureInfo.InvariantCulture)),
            DateTimeOffset instant => ("Edm.DateTime", instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            Guid guid => ("Edm.Guid", guid.ToString()),
            BinaryData data => ("Edm.Binary", Convert.ToBase64String(data.ToArray())),
            byte[] data => ("Edm.Binary", Convert.ToBase64String(data)),
            _ => throw new NotSupportedException($"A property of type {value.GetType()} has no place in a table."),
        };

    private static object Understand(string? type, JsonNode node) =>
        type switch
        {
            "Edm.Int64" => long.Parse((string)node!, CultureInfo.InvariantCulture),
            "Edm.Double" => double.Parse((string)node!, CultureInfo.InvariantCulture),
            "Edm.DateTime" => DateTimeOffset.Parse((string)node!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            "Edm.Guid" => Guid.Parse((string)node!),
            "Edm.Binary" => Convert.FromBase64String((string)node!),
            null => node.GetValueKind() switch
            {
                JsonValueKind.String => (string)node!,
                JsonValueKind.Number => (int)node,
                JsonValueKind.True or JsonValueKind.False => (bool)node,
                _ => throw new FormatException($"A value of kind {node.GetValueKind()} is no property of an entity."),
            },
            _ => throw new FormatException($"The type {type} is not known."),
        };
}
