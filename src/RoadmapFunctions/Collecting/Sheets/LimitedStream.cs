namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Reads another stream and fails when it is longer than the limit.</summary>
internal sealed class LimitedStream(Stream inner, long largest) : Stream
{
    private long left = largest;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(int read) => (left -= read) >= 0 ? read : throw new BodyTooLargeException();
}

/// <summary>The body is longer than the limit; the part that was read is of no use.</summary>
internal sealed class BodyTooLargeException() : Exception("The body is too large.");
