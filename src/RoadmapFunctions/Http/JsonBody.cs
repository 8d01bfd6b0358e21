using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Http;

/// <summary>Reads the JSON of a program's request, which may be hostile.</summary>
public static class JsonBody
{
    /// <summary>Bytes. A text that is much too long, each character of it spelt as an escape, still gets a sentence about its
    /// length.</summary>
    public const int Largest = 256 * 1024;

    private static readonly JsonSerializerOptions Options = new(RoadmapJson.Strict)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <exception cref="JsonBodyException">It is larger than <see cref="Largest"/>, or not what is described.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        if (await RequestBody.ReadAsync(request, Largest, cancellationToken) is not { } body)
        {
            throw new JsonBodyException(Largest);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(body, Options) ?? throw new JsonBodyException("$");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException) // the latter: no act, or one that nobody knows
        {
            throw new JsonBodyException((e as JsonException)?.Path ?? "$", e);
        }
    }
}

/// <summary>A body that is not what the API describes. Nothing was changed.</summary>
public sealed class JsonBodyException : Exception
{
    public JsonBodyException(string place, Exception? inner = null)
        : base("The body is not what is described.", inner) => Place = place;

    /// <param name="largest">Bytes.</param>
    public JsonBodyException(int largest)
        : base("The body is too large.") => Largest = largest;

    /// <summary>Path of what is at fault, <c>$.level</c>; null for a body that is too large.</summary>
    public string? Place { get; }

    /// <summary>Bytes; null for a body that is small enough.</summary>
    public int? Largest { get; }

    /// <summary>What the caller hears.</summary>
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
