using System.Text.Json;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>Serialises into an array of the right size: a buffer that grows by doubling would take three times as much memory at the
/// end.</summary>
internal static class LargeJson
{
    public static byte[] Serialize<T>(T value, JsonSerializerOptions options)
    {
        using var counter = new CountingStream();
        JsonSerializer.Serialize(counter, value, options);
        var json = new byte[counter.Length];
        using var exact = new MemoryStream(json);
        JsonSerializer.Serialize(exact, value, options);
        return json;
    }

    private sealed class CountingStream : Stream
    {
        private long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position
        {
            get => length;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => length += count;

        public override void Write(ReadOnlySpan<byte> buffer) => length += buffer.Length;

        public override void Flush()
        {
            // There is nothing to dispose.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
