using System.Security.Cryptography;

namespace RoadmapFunctions.Kit;

public static class Digest
{
    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
