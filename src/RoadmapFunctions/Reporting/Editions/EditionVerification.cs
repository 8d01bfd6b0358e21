using System.Globalization;
using System.Text.Json;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>Checks an edition from its files alone, without the log, the campaign or a clock.</summary>
public static class EditionVerification
{
    /// <param name="manifest">As stored or downloaded.</param>
    /// <param name="neighbours">Manifests of the editions before and after it, where they are at hand; they prove the chain.</param>
    /// <param name="files">Everything beside the manifest; read one at a time, because those of a whole country are large.</param>
    public static async Task<VerificationResult> VerifyAsync(
        ReadOnlyMemory<byte> manifest,
        IReadOnlyList<byte[]> neighbours,
        IAsyncEnumerable<FoundFile> files,
        CancellationToken cancellationToken
    )
    {
        var digest = Digest.Of(manifest.Span);
        if (ReadManifest(manifest.Span) is not { } edition)
        {
            return new(
                0,
                digest,
                0,
                [Differs(DifferenceKind.ManifestUnreadable, Edition.ManifestName, "манифест не читается: это не JSON издания")]
            );
        }

        var chain = Chain(edition, digest, [.. neighbours.Select(bytes => (Digest.Of(bytes), ReadManifest(bytes)))]);
        var contents = new List<EditionDifference>();
        var unseen = edition.Files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        var totals = new VerifiedTotals(edition);
        await foreach (var found in files.WithCancellation(cancellationToken))
        {
            contents.AddRange(
                unseen.Remove(found.Name, out var file)
                    ? Content(file, found)
                    : [Differs(DifferenceKind.FileExtra, found.Name, "этого файла нет в манифесте")]
            );
            totals.Read(found);
        }

        contents.AddRange(unseen.Keys.Select(name => Differs(DifferenceKind.FileMissing, name, "файл назван в манифесте, но его нет")));
        return new(
            edition.Number,
            digest,
            edition.Files.Count,
            [.. chain, .. contents.OrderBy(difference => difference.File, StringComparer.Ordinal), .. totals.Differences()]
        );
    }

    internal static EditionDifference Differs(DifferenceKind kind, string file, string explanation) =>
        new(kind, file, $"{file}: {explanation}.");

    internal static Edition? ReadManifest(ReadOnlySpan<byte> manifest)
    {
        try
        {
            return JsonSerializer.Deserialize<Edition>(manifest, RoadmapJson.Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<EditionDifference> Content(EditionFile file, FoundFile found)
    {
        if (found.Content.LongLength != file.Size)
        {
            yield return Differs(
                DifferenceKind.Size,
                file.Name,
                $"байтов {Number(found.Content.LongLength)} вместо {Number(file.Size)} по манифесту"
            );
        }
        else if (Digest.Of(found.Content) is var digest && !digest.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            yield return Differs(DifferenceKind.Sha256, file.Name, $"SHA-256 {digest} вместо {file.Sha256} по манифесту");
        }
    }

    private static IEnumerable<EditionDifference> Chain(
        Edition edition,
        string digest,
        IReadOnlyList<(string Digest, Edition? Edition)> neighbours
    )
    {
        if (edition.Number == 1 != edition.PreviousManifestSha256 is null)
        {
            yield return Differs(
                DifferenceKind.Chain,
                Edition.ManifestName,
                edition.Number == 1 ? "у первого издания названо предыдущее" : $"у издания № {edition.Number} не названо предыдущее"
            );
        }

        foreach (var (other, neighbour) in neighbours)
        {
            if (neighbour is null || neighbour.CampaignId != edition.CampaignId)
            {
                yield return Differs(
                    DifferenceKind.Chain,
                    Edition.ManifestName,
                    "манифест соседнего издания не читается или относится к другой кампании"
                );
            }
            else if (
                neighbour.Number == edition.Number - 1
                && edition.PreviousManifestSha256 is { } named
                && !other.Equals(named, StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return Differs(
                    DifferenceKind.Chain,
                    Edition.ManifestName,
                    $"издание № {neighbour.Number} не то, от которого оно считает "
                        + $"себя следующим: SHA-256 его манифеста {other} вместо {named}"
                );
            }
            else if (
                neighbour.Number == edition.Number + 1
                && !digest.Equals(neighbour.PreviousManifestSha256, StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return Differs(
                    DifferenceKind.Chain,
                    Edition.ManifestName,
                    $"издание № {neighbour.Number} следует за другим: SHA-256 этого "
                        + $"манифеста {digest} вместо {neighbour.PreviousManifestSha256}"
                );
            }
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A file as it was found, whatever its manifest says about it.</summary>
public sealed record FoundFile(string Name, byte[] Content);

/// <param name="Edition">Its number; 0 when the manifest cannot be read.</param>
/// <param name="ManifestSha256">Lower-case hexadecimal; a person who got it from another source can prove that the manifest itself is
/// the published one.</param>
/// <param name="Files">Number of files that the manifest names.</param>
public sealed record VerificationResult(int Edition, string ManifestSha256, int Files, IReadOnlyList<EditionDifference> Differences)
{
    public bool Whole => Differences.Count == 0;
}

/// <param name="Explanation">A Russian sentence that begins with the file's name.</param>
public sealed record EditionDifference(DifferenceKind Kind, string File, string Explanation);

public enum DifferenceKind
{
    ManifestUnreadable,
    Chain,
    FileMissing,
    FileExtra,
    Size,
    Sha256,

    /// <summary>A file of the edition that states another number, edition or campaign than the rest.</summary>
    Contents,
}
