using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Http;

/// <summary>
/// A file sent with a page's form: chosen by the operator, or kept in the form while the page asks for a confirmation. The server stores
/// nothing between the two requests.
/// </summary>
/// <param name="Name">As the operator's machine calls it, without folders; untrusted text.</param>
public sealed record SentFile(string Name, byte[] Content)
{
    public const string ChosenField = "file";
    public const string KeptField = "kept";
    public const string KeptNameField = "keptName";

    private const int Envelope = 64 * 1024;
    private const int LongestName = 200;

    public string Kept => Convert.ToBase64String(Content);

    /// <param name="largest">Bytes of the file.</param>
    /// <returns>The form, and its file; null when there is none, or it is empty or too large.</returns>
    /// <exception cref="BadHttpRequestException">The body is too large, has too many fields, or is incomplete.</exception>
    public static async Task<(IFormCollection Form, SentFile? File)> ReadAsync(
        HttpRequest request,
        int largest,
        CancellationToken cancellationToken
    )
    {
        // A kept file comes back as Base64, which takes four thirds of its size.
        var form = await RequestForm.ReadWithFilesAsync(request, (largest / 3 * 4) + Envelope, cancellationToken);
        var file = form.Files[ChosenField] is { Length: > 0 } chosen ? await OfAsync(chosen, cancellationToken) : OfKept(form);
        return (form, file is { Content.Length: > 0 } && file.Content.Length <= largest ? file : null);
    }

    private static async Task<SentFile> OfAsync(IFormFile chosen, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await chosen.CopyToAsync(content, cancellationToken);
        return new(NameOf(chosen.FileName), content.ToArray());
    }

    private static SentFile? OfKept(IFormCollection form)
    {
        var kept = form[KeptField].ToString();
        var decoded = new byte[kept.Length];
        return Convert.TryFromBase64String(kept, decoded, out var length)
            ? new(NameOf(form[KeptNameField].ToString()), decoded[..length])
            : null;
    }

    // Very old browsers send the whole path.
    private static string NameOf(string name) => CleanText.Shortened(name[(name.LastIndexOfAny(['/', '\\']) + 1)..], LongestName);
}
