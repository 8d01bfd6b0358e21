using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace RoadmapFunctions.Http;

/// <summary>Reads the form of one of our pages from an untrusted body.</summary>
public static class RequestForm
{
    /// <summary>Bytes. A form spells a Cyrillic letter with six of them.</summary>
    private const int Largest = 4 * RequestBody.Largest;

    private const string FormWithFilesType = "multipart/form-data";
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>A form with files.</summary>
    /// <param name="largest">Bytes of the whole body.</param>
    /// <returns>Empty when the body is not such a form.</returns>
    /// <exception cref="BadHttpRequestException">The body is too large, has too many fields, or is incomplete.</exception>
    public static async Task<IFormCollection> ReadWithFilesAsync(HttpRequest request, int largest, CancellationToken cancellationToken)
    {
        if (!IsOf(request, FormWithFilesType))
        {
            return FormCollection.Empty;
        }

        var body =
            await RequestBody.ReadAsync(request, largest, cancellationToken)
            ?? throw new BadHttpRequestException("Файл слишком велик.", StatusCodes.Status413PayloadTooLarge);
        request.Body = new MemoryStream(body);
        try
        {
            return await new FormFeature(
                request,
                new FormOptions
                {
                    ValueLengthLimit = largest,
                    MultipartBodyLengthLimit = largest,
                    MemoryBufferThreshold = largest,
                }
            ).ReadFormAsync(cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new BadHttpRequestException("Форма оборвана или в ней слишком много полей.", e);
        }
    }

    /// <returns>Empty when the body is not a form.</returns>
    /// <exception cref="BadHttpRequestException">The body is too large, or has too many fields.</exception>
    public static Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request, (sent, token) => RequestBody.ReadAsync(sent, Largest, token), cancellationToken);

    /// <summary>A form that anybody may send: of a door.</summary>
    /// <inheritdoc cref="ReadAsync(HttpRequest, CancellationToken)"/>
    public static Task<IFormCollection> ReadOfStrangerAsync(HttpRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request, RequestBody.ReadOfStrangerAsync, cancellationToken);

    private static async Task<IFormCollection> ReadAsync(
        HttpRequest request,
        Func<HttpRequest, CancellationToken, Task<byte[]?>> read,
        CancellationToken cancellationToken
    )
    {
        if (!IsOf(request, FormType))
        {
            return FormCollection.Empty;
        }

        var body =
            await read(request, cancellationToken)
            ?? throw new BadHttpRequestException("Форма слишком велика.", StatusCodes.Status413PayloadTooLarge);
        try
        {
            using var reader = new FormReader(new MemoryStream(body), Encoding.UTF8) { ValueLengthLimit = Largest };
            return new FormCollection(await reader.ReadFormAsync(cancellationToken));
        }
        catch (InvalidDataException e)
        {
            throw new BadHttpRequestException("В форме слишком много полей.", e);
        }
    }

    private static bool IsOf(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);
}
