using System.Diagnostics;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Faults;

/// <summary>A folder on a disk that a test takes away, fills up and gives back while processes write there.</summary>
public sealed class Disk : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("roadmap-disk-");
    private readonly bool mounted;

    public Disk() { }

    private Disk(int mebibytes)
    {
        // A disk in memory of its own; to mount it takes root, as the packages of the tests do.
        var mount = FormattableString.Invariant($"mount -t tmpfs -o size={mebibytes}m,mode=1777 tmpfs '{Folder}'");
        Run($"{mount} 2>/dev/null || sudo -n {mount}");
        mounted = true;
    }

    public string Folder => folder.FullName;

    /// <summary>For a worker process: its temporary files are here.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["TMPDIR"] = folder.FullName };

    private string Filling => Path.Combine(Folder, "filling");

    /// <summary>A real disk that can be full.</summary>
    public static Disk OfMebibytes(int size) => new(size);

    /// <summary>Nothing can be written from now on.</summary>
    public void Breaks() => folder.Delete(recursive: true);

    /// <param name="butFor">Bytes that stay free.</param>
    public void Fills(long butFor = 0)
    {
        var room = new DriveInfo(Folder).AvailableFreeSpace - butFor;
        using var file = File.Create(Filling, 1);
        var piece = new byte[64 * 1024];
        for (; room > 0; room -= piece.Length)
        {
            file.Write(piece, 0, (int)Math.Min(piece.Length, room));
        }
    }

    public void Heals()
    {
        folder.Create();
        File.Delete(Filling);
    }

    public void Dispose()
    {
        if (mounted)
        {
            Run($"umount --lazy '{Folder}' 2>/dev/null || sudo -n umount --lazy '{Folder}'");
        }

        if (Directory.Exists(Folder))
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(string command)
    {
        using var shell = Process.Start(
            new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardError = true, UseShellExecute = false }
        )!;
        shell.WaitForExit();
        Assert.True(shell.ExitCode == 0, $"{command}: {shell.StandardError.ReadToEnd()}");
    }
}
