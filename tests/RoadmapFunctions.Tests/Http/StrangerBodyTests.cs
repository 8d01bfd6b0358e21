using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Http;
using Xunit;

namespace RoadmapFunctions.Tests.Http;

/// <summary>What is read of a body from whoever proves nothing.</summary>
public sealed class StrangerBodyTests
{
    private const int Largest = 64 * 1024;

    [Theory]
    [InlineData(100L * 1024 * 1024)]
    [InlineData(Largest)]
    public async Task A_body_that_is_announced_as_large_is_refused_before_a_byte_is_read(long announced)
    {
        await using var body = new Endless();
        var refused = await Assert.ThrowsAsync<BadHttpRequestException>(() => ReadAsync(body, announced));
        Assert.Equal((StatusCodes.Status413PayloadTooLarge, 0), (refused.StatusCode, body.Given));
    }

    [Fact]
    public async Task Of_a_body_that_announces_no_length_no_more_than_64_KiB_are_read()
    {
        await using var body = new Endless();
        await Assert.ThrowsAsync<BadHttpRequestException>(() => ReadAsync(body, announced: null));
        Assert.Equal(Largest, body.Given);
    }

    [Fact]
    public async Task A_key_with_a_few_words_is_read()
    {
        await using var body = new MemoryStream("key=abc&leave=yes"u8.ToArray());
        Assert.Equal("abc", (await ReadAsync(body, body.Length))["key"]);
    }

    private static Task<IFormCollection> ReadAsync(Stream body, long? announced)
    {
        var request = new DefaultHttpContext().Request;
        (request.ContentType, request.ContentLength, request.Body) = ("application/x-www-form-urlencoded", announced, body);
        return RequestForm.ReadOfStrangerAsync(request, CancellationToken.None);
    }

    /// <summary>Gives a little at a time, and never ends.</summary>
    private sealed class Endless : MemoryStream
    {
        public int Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var given = Math.Min(buffer.Length, 1000);
            buffer.Span[..given].Fill((byte)'a');
            Given += given;
            return ValueTask.FromResult(given);
        }
    }
}
