using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>
/// Backups as blobs: <c>2021-02-10T183000Z.zip</c>, and an empty <c>2021-02-10T183000Z.zip.verified</c> once it was read back. The
/// container's policy lets nobody change or delete a blob for some days, so a blob is committed only when it is complete, and a mark is a
/// blob of its own.
/// </summary>
public sealed class BlobBackups(BlobServiceClient blobs) : IBackupStore
{
    private const string NameFormat = "yyyy-MM-dd'T'HHmmss'Z'";
    private const string Ending = ".zip";
    private const string Mark = ".verified";

    private const int Conflict = 409;

    private static readonly BlobRequestConditions MustNotExist = new() { IfNoneMatch = ETag.All };

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(BackedUpStorage.BackupContainer);

    public static string NameOf(DateTimeOffset takenAt) => takenAt.UtcDateTime.ToString(NameFormat, CultureInfo.InvariantCulture) + Ending;

    public async Task<KeptBackups> ListAsync(CancellationToken cancellationToken)
    {
        var found = await container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken).ToListAsync(cancellationToken);
        var names = found.Select(blob => blob.Name).ToHashSet(StringComparer.Ordinal);
        var backups = found
            .Select(blob => (blob.Name, TakenAt: TakenAt(blob.Name), Size: blob.Properties.ContentLength ?? 0))
            .Where(blob => blob.TakenAt is not null)
            .Select(blob => new StoredBackup(blob.Name, blob.TakenAt!.Value, blob.Size))
            .OrderByDescending(backup => backup.TakenAt)
            .ToLookup(backup => names.Contains(backup.Name + Mark));
        return new([.. backups[true]], [.. backups[false]]);
    }

    public async Task<DateTimeOffset> StartedAtAsync(CancellationToken cancellationToken) =>
        (await container.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.LastModified;

    public async Task WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        var blob = container.GetBlockBlobClient(name);
        await using var stream = new BlockStream(blob);
        await write(stream);
        try
        {
            await stream.CommitAsync(MustNotExist, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == Conflict)
        {
            // It is there: the answer to a first try was lost. Whatever it holds is read back before it counts.
        }
    }

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var kept = await ListAsync(cancellationToken);
        return kept.Verified.Concat(kept.Unverified).Any(backup => backup.Name == name)
            ? await container.GetBlobClient(name).OpenReadAsync(cancellationToken: cancellationToken)
            : null;
    }

    public async Task MarkVerifiedAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobUploadOptions { Conditions = MustNotExist };
            await container.GetBlobClient(name + Mark).UploadAsync(BinaryData.Empty, options, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == Conflict)
        {
            // it is marked
        }
    }

    public async Task<bool> TryDeleteAsync(string name, CancellationToken cancellationToken)
    {
        if (!await LetGoAsync(name, cancellationToken))
        {
            return false;
        }

        await LetGoAsync(name + Mark, cancellationToken); // it was made later and may be held longer; without its backup nobody reads it
        return true;
    }

    private async Task<bool> LetGoAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await container.DeleteBlobIfExistsAsync(name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == Conflict)
        {
            return false; // the policy of the container holds it
        }
    }

    private static DateTimeOffset? TakenAt(string name) =>
        name.EndsWith(Ending, StringComparison.Ordinal)
        && DateTimeOffset.TryParseExact(
            name[..^Ending.Length],
            NameFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var takenAt
        )
            ? takenAt
            : null;

    /// <summary>
    /// Sends blocks, which nobody sees until they are committed; the storage drops them after a week if they never are. The client's own
    /// stream begins with an empty blob, which the policy would not let it fill, and commits what a failed writer has left.
    /// </summary>
    private sealed class BlockStream(BlockBlobClient blob) : Stream
    {
        private readonly byte[] block = new byte[4 * 1024 * 1024];
        private readonly List<string> sent = [];
        private int filled;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public async Task CommitAsync(BlobRequestConditions conditions, CancellationToken cancellationToken)
        {
            await SendAsync(cancellationToken);
            await blob.CommitBlockListAsync(
                sent,
                new CommitBlockListOptions
                {
                    Conditions = conditions,
                    HttpHeaders = new BlobHttpHeaders { ContentType = "application/zip" },
                },
                cancellationToken
            );
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            while (buffer.Length > 0)
            {
                buffer = buffer[Take(buffer)..];
                if (filled == block.Length)
                {
                    using var bytes = Filled();
                    blob.StageBlock(sent[^1], bytes);
                }
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (buffer.Length > 0)
            {
                buffer = buffer[Take(buffer.Span)..];
                if (filled == block.Length)
                {
                    await SendAsync(cancellationToken);
                }
            }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        // A block is sent when it is full: many small ones would reach the limit of a blob.
        public override void Flush() { }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private int Take(ReadOnlySpan<byte> buffer)
        {
            var taken = Math.Min(buffer.Length, block.Length - filled);
            buffer[..taken].CopyTo(block.AsSpan(filled));
            filled += taken;
            return taken;
        }

        private async Task SendAsync(CancellationToken cancellationToken)
        {
            if (filled > 0)
            {
                using var bytes = Filled();
                await blob.StageBlockAsync(sent[^1], bytes, cancellationToken: cancellationToken);
            }
        }

        private MemoryStream Filled()
        {
            var bytes = new MemoryStream(block, 0, filled, writable: false);
            sent.Add(Convert.ToBase64String(BitConverter.GetBytes(sent.Count)));
            filled = 0;
            return bytes;
        }
    }
}
