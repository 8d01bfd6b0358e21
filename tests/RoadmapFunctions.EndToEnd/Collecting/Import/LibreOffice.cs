using System.Diagnostics;

namespace RoadmapFunctions.EndToEnd.Collecting.Import;

/// <summary>The real office program, as a person who opens a download and saves it in another format.</summary>
internal sealed class LibreOffice : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("roadmap-office-");

    /// <param name="filter">As its option <c>--convert-to</c> names it: extension, colon, filter and its options.</param>
    public async Task<byte[]> ConvertAsync(byte[] file, string extension, string filter)
    {
        var source = Path.Combine(folder.FullName, $"source.{extension}");
        await File.WriteAllBytesAsync(source, file);
        var output = folder.CreateSubdirectory(Path.GetRandomFileName()).FullName;
        using var office = Process.Start(
            new ProcessStartInfo("soffice")
            {
                ArgumentList =
                {
                    $"-env:UserInstallation=file://{folder.FullName}/profile",
                    "--headless",
                    "--convert-to",
                    filter,
                    "--outdir",
                    output,
                    source,
                },
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        using var limit = new CancellationTokenSource(LongestWait);
        try
        {
            await office.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            office.Kill(entireProcessTree: true);
            throw;
        }

        return await File.ReadAllBytesAsync(Directory.GetFiles(output).Single());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
