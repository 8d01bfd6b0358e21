using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Http;

/// <summary>Reads the JSON of a program's request; untrusted.</summary>
public static class JsonBody
{
    /// <summary>
    /// Bytes. A text that is much too long still gets an error about its length, even when every character is written as an escape.
    /// </summary>
    public const int Largest = 256 * 1024;

    private static readonly JsonSerializerOptions Options = new(RoadmapJson.Strict)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <exception cref="JsonBodyException">The body is larger than <see cref="Largest"/>, or not what the API describes.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        if (await RequestBody.ReadAsync(request, Largest, cancellationToken) is not { } body)
        {
            throw new JsonBodyException(Largest);
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return NullItem(document.RootElement, "$") is { } place
                ? throw new JsonBodyException(place)
                : document.Deserialize<T>(Options) ?? throw new JsonBodyException("$");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException) // the latter: the act is missing or unknown
        {
            throw new JsonBodyException((e as JsonException)?.Path ?? "$", e);
        }
    }

    /// <summary>The serializer does not know that the items of a list are never null.</summary>
    /// <returns>JSON path of the first null in a list; null when there is none.</returns>
    private static string? NullItem(JsonElement element, string path) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .Select(each => NullItem(each.Value, $"{path}.{each.Name}"))
                .FirstOrDefault(place => place is not null),
            JsonValueKind.Array => element
                .EnumerateArray()
                .Select((each, index) => (each, place: $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]"))
                .Select(item => item.each.ValueKind == JsonValueKind.Null ? item.place : NullItem(item.each, item.place))
                .FirstOrDefault(place => place is not null),
            _ => null,
        };
}

/// <summary>A body that is not what the API describes. Nothing was changed.</summary>
public sealed class JsonBodyException : Exception
{
    public JsonBodyException(string place, Exception? inner = null)
        : base("The body is not what is described.", inner) => Place = place;

    /// <param name="largest">Bytes.</param>
    public JsonBodyException(int largest)
        : base("The body is too large.") => Largest = largest;

    /// <summary>JSON path of the error, <c>$.level</c>; null for a body that is too large.</summary>
    public string? Place { get; }

    /// <summary>Bytes; null for a body that is not too large.</summary>
    public int? Largest { get; }

    /// <summary>The answer to the caller.</summary>
    public IResult Answer =>
        Largest is { } largest
            ? Problems.TooLarge("Запрос слишком велик", largest)
            : Problems.Invalid(
                StatusCodes.Status400BadRequest,
                "Запрос не понят",
                "Ничего не изменено. Исправьте место, названное в errors, по описанию /api/openapi.yaml и отправьте запрос ещё раз.",
                [(Place!, "Здесь нет обязательного поля, есть лишнее или значение не того вида.")]
            );
}
