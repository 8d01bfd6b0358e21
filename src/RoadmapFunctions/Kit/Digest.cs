using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RoadmapFunctions.Kit;

/// <summary>SHA-256 in lower-case hexadecimal.</summary>
public static class Digest
{
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Digest of the text in UTF-8.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Digest of the value's JSON, which is never held in memory as a whole.</summary>
    public static string OfJson<T>(T value, JsonSerializerOptions options)
    {
        using var hash = new DigestingStream(Stream.Null);
        JsonSerializer.Serialize(hash, value, options);
        return hash.TakeDigest();
    }
}
