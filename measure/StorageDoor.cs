using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RoadmapFunctions.Bench;

/// <summary>
/// Stands between the app and the storage and counts what goes in: requests, and single writes, those inside a batch among them.
/// Floors go through it too, so it makes nobody slower than the other.
/// </summary>
internal sealed class StorageDoor : IAsyncDisposable
{
    private const int LongestLine = 8 * 1024;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly int target;
    private int requests;
    private int writes;

    private StorageDoor(int target)
    {
        this.target = target;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public static StorageDoor To(Uri service) => new(service.Port);

    /// <summary>Since the last call. A write is an entity or a blob that was made, replaced or deleted.</summary>
    public (int Requests, int Writes) Take() => (Interlocked.Exchange(ref requests, 0), Interlocked.Exchange(ref writes, 0));

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(end.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // the run is over
        }
    }

    private async Task ServeAsync(TcpClient caller)
    {
        using (caller)
        using (var storage = new TcpClient { NoDelay = true })
        {
            try
            {
                caller.NoDelay = true;
                await storage.ConnectAsync(IPAddress.Loopback, target, end.Token);
                var (asks, answers) = (caller.GetStream(), storage.GetStream());
                await Task.WhenAny(ForwardAsync(asks, answers), answers.CopyToAsync(asks, end.Token));
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // one of the two has hung up
            }
        }
    }

    private async Task ForwardAsync(NetworkStream from, NetworkStream to)
    {
        var (buffer, kept) = (new byte[LongestLine + (64 * 1024)], 0);
        while (await from.ReadAsync(buffer.AsMemory(kept), end.Token) is > 0 and var read)
        {
            await to.WriteAsync(buffer.AsMemory(kept, read), end.Token);
            var rest = Count(buffer.AsSpan(0, kept + read));
            kept = Math.Min(rest.Length, LongestLine);
            rest[^kept..].CopyTo(buffer);
        }
    }

    // A request begins «POST /account/…», an operation inside a batch «POST http://…».
    private Span<byte> Count(Span<byte> text)
    {
        var lineEnd = " HTTP/1.1\r\n"u8;
        while (text.IndexOf(lineEnd) is >= 0 and var at)
        {
            var line = LineOf(text[..at]);
            Interlocked.Add(ref requests, line.Address.StartsWith("http"u8) ? 0 : 1);
            // How often the ledger of Google's quota is written depends on the speed of the machine.
            var isWrite = line.Method is not ("GET" or "HEAD") && !line.Address.EndsWith("/$batch"u8);
            Interlocked.Add(ref writes, isWrite && line.Address.IndexOf("GoogleReads"u8) < 0 ? 1 : 0);
            text = text[(at + lineEnd.Length)..];
        }

        return text;
    }

    // The body of the request before may stand on the same line.
    private static RequestLine LineOf(ReadOnlySpan<byte> text)
    {
        var space = text.LastIndexOf((byte)' ');
        var method = text[..space];
        return new(Encoding.ASCII.GetString(method[(method.LastIndexOfAnyExceptInRange((byte)'A', (byte)'Z') + 1)..]), text[(space + 1)..]);
    }

    private readonly ref struct RequestLine(string method, ReadOnlySpan<byte> address)
    {
        public string Method { get; } = method;

        public ReadOnlySpan<byte> Address { get; } = address;
    }
}
