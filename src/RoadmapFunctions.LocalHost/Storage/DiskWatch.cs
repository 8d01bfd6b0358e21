namespace RoadmapFunctions.LocalHost.Storage;

/// <summary>
/// Azurite says «stored» before it has written, so a full disk loses accepted data. The host stops while there is still room for the data
/// that Azurite has in memory.
/// </summary>
/// <param name="directory">Folder of the data.</param>
/// <param name="freeBytes">Free bytes on the disk of a folder.</param>
/// <param name="warn">Receives a sentence for the operator.</param>
public sealed class DiskWatch(string directory, Func<string, long> freeBytes, Action<string> warn, TimeProvider time)
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>Bytes. Below this the operator is warned, once.</summary>
    public const long Ample = 1024 * Mebibyte;

    /// <summary>Bytes. Below this nothing may be accepted.</summary>
    public const long Least = 256 * Mebibyte;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    public static DiskWatch Of(string directory, Action<string> warn, TimeProvider time) => new(directory, FreeBytes, warn, time);

    /// <summary>On the disk of a folder.</summary>
    public static long FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    /// <exception cref="IOException">There is too little room to start.</exception>
    public void RequireRoom()
    {
        if (freeBytes(directory) is < Least and var free)
        {
            throw new IOException($"{Left(free)} Освободите место, нужно не меньше {Least / Mebibyte} МБ.");
        }
    }

    /// <summary>As <see cref="RequireRoom()"/>, and beside it for something else.</summary>
    /// <param name="bytes">Size of the other thing.</param>
    /// <param name="what">What is to be written there, as in «для копии нужно…».</param>
    public void RequireRoom(long bytes, string what)
    {
        if (freeBytes(directory) is var free && free < bytes + Least)
        {
            var needed = (bytes + Least + Mebibyte - 1) / Mebibyte;
            throw new IOException(
                FormattableString.Invariant(
                    $"На диске ({directory}) свободно {free / Mebibyte} МБ, {what} нужно {needed} МБ. Освободите место."
                )
            );
        }
    }

    /// <summary>Completes when there is too little room to go on.</summary>
    /// <returns>A sentence for the operator.</returns>
    public async Task<string> FullAsync(CancellationToken cancellationToken)
    {
        var told = false;
        using var timer = new PeriodicTimer(Period, time);
        while (true)
        {
            var free = freeBytes(directory);
            if (free < Least)
            {
                return $"{Left(free)} Приложение остановлено, чтобы не терять ответы: освободите место и запустите снова.";
            }

            if (free < Ample && !told)
            {
                told = true;
                warn($"{Left(free)} Освободите место: ниже {Least / Mebibyte} МБ приложение остановится.");
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private string Left(long free) => FormattableString.Invariant($"На диске с данными ({directory}) свободно {free / Mebibyte} МБ.");
}
