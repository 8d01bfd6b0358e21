using System.Security.Cryptography;

namespace RoadmapFunctions.LocalHost.Cycle;

/// <summary>The files of one edition on disk, each compared with the hash that the edition gives for it.</summary>
internal static class EditionFolder
{
    /// <returns>The folder.</returns>
    /// <exception cref="CycleFailedException">A file does not match the edition.</exception>
    public static async Task<string> SaveAsync(
        AppClient app,
        string campaign,
        EditionAnswer edition,
        string outDirectory,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateDirectory(Path.Combine(outDirectory, Plain(campaign), $"edition-{edition.Number}")).FullName;
        foreach (var file in edition.Files)
        {
            await using var stream = new FileStream(Path.Combine(folder, Plain(file.Name)), FileMode.Create, FileAccess.ReadWrite);
            await app.DownloadAsync(campaign, edition.Number, file.Name, stream, cancellationToken);
            stream.Position = 0;
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
            if (!hash.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase))
            {
                throw new CycleFailedException(
                    $"Файл «{file.Name}» издания № {edition.Number} не совпал с контрольной суммой: {hash} вместо {file.Sha256}."
                );
            }
        }

        await using var manifest = new FileStream(Path.Combine(folder, "manifest.json"), FileMode.Create, FileAccess.Write);
        await app.DownloadAsync(campaign, edition.Number, "manifest.json", manifest, cancellationToken);
        return folder;
    }

    /// <summary>A name from outside must stay a file name: no folder of its own, no way up.</summary>
    private static string Plain(string name) =>
        string.Equals(Path.GetFileName(name), name, StringComparison.Ordinal) && name is not ("" or "." or "..")
            ? name
            : throw new CycleFailedException($"Недопустимое имя файла: «{name}».");
}
