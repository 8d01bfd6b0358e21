namespace RoadmapFunctions.Kit;

/// <summary>
/// Space for data that is large and of unknown size: a buffer in memory grows by doubling, and takes three times as much at the end. Only
/// this process can open the file; it is deleted when it is closed, and when the process is killed.
/// </summary>
public static class TemporaryFile
{
    public static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(file.Name); // only the name is deleted: an open file stays until it is closed
        }

        return file;
    }
}
