using System.Globalization;
using System.Runtime.CompilerServices;
using RoadmapFunctions.LocalHost.CommandLine;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.LocalHost.Verification;

/// <summary>Checks an edition in a folder, as it was downloaded: no network, no storage, no app.</summary>
internal static class EditionFolderVerifier
{
    /// <returns>The exit code: 0 when the edition is whole.</returns>
    /// <exception cref="FileNotFoundException">There is no manifest in the folder.</exception>
    public static async Task<int> VerifyAsync(string folder, OperatorConsole console, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, Edition.ManifestName);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"В папке {folder} нет манифеста издания ({Edition.ManifestName}).", path);
        }

        var neighbours = await NeighboursAsync(folder, cancellationToken);
        var result = await EditionVerification.VerifyAsync(
            await File.ReadAllBytesAsync(path, cancellationToken),
            neighbours,
            FilesAsync(folder, cancellationToken),
            cancellationToken
        );
        foreach (var difference in result.Differences)
        {
            console.Plain(difference.Explanation);
        }

        console.Plain($"SHA-256 манифеста: {result.ManifestSha256}. Соседних изданий рядом: {neighbours.Count}.");
        console.Plain(
            result.Whole
                ? $"Издание № {result.Edition} цело: файлов {result.Files}, все совпадают с манифестом."
                : $"Издание повреждено, отличий: {result.Differences.Count}."
        );
        return result.Whole ? 0 : 1;
    }

    private static async IAsyncEnumerable<FoundFile> FilesAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetRelativePath(folder, file) is var name && name != Edition.ManifestName)
            {
                yield return new(name, await File.ReadAllBytesAsync(file, cancellationToken));
            }
        }
    }

    // «./run --out» puts the editions of a campaign side by side, as edition-1, edition-2…
    private static async Task<IReadOnlyList<byte[]>> NeighboursAsync(string folder, CancellationToken cancellationToken)
    {
        var (parent, name) = (Path.GetDirectoryName(folder), Path.GetFileName(folder));
        if (
            parent is null
            || name.LastIndexOf('-') is not (> 0 and var dash)
            || !int.TryParse(name[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            return [];
        }

        var neighbours = new List<byte[]>();
        foreach (var other in (int[])[number - 1, number + 1])
        {
            var neighbour = string.Create(CultureInfo.InvariantCulture, $"{name[..dash]}-{other}");
            var manifest = Path.Combine(parent, neighbour, Edition.ManifestName);
            if (File.Exists(manifest))
            {
                neighbours.Add(await File.ReadAllBytesAsync(manifest, cancellationToken));
            }
        }

        return neighbours;
    }
}
