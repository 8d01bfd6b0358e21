using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace RoadmapFunctions.Http;

/// <summary>Reads an untrusted body.</summary>
public static class RequestBody
{
    /// <summary>Bytes. Ten answers of 30,000 characters are 600 KB in Cyrillic.</summary>
    public const int Largest = 1024 * 1024;

    /// <summary>Bytes of a body from anybody at all: of a link's key with a few words about it.</summary>
    public const int LargestOfStranger = 64 * 1024;

    /// <summary>Bytes. The Functions host itself refuses more than 100 MB.</summary>
    private const long LargestDrained = 128L * 1024 * 1024;

    public static Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request, Largest, cancellationToken);

    /// <param name="largest">Bytes.</param>
    /// <returns>Null when the body is larger; never more than that is held in memory.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int largest, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestDrained;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        var length = 0L;
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            // The rest is read to its end and dropped: a caller that is still sending does not read the answer.
            length += read;
            if (length <= largest)
            {
                await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }

        return length <= largest ? body.ToArray() : null;
    }

    /// <summary>
    /// Refuses a large body by its announced length before a byte is read, and reads no more than <see cref="LargestOfStranger"/> of a body
    /// without one: who proves nothing is not waited for.
    /// </summary>
    /// <returns>Null when the body is not smaller than that.</returns>
    public static async Task<byte[]?> ReadOfStrangerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength >= LargestOfStranger)
        {
            return null;
        }

        var body = new byte[LargestOfStranger];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        return length < body.Length ? body[..length] : null;
    }
}
