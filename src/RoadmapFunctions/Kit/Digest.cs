using System.Security.Cryptography;
using System.Text;

namespace RoadmapFunctions.Kit;

/// <summary>SHA-256 in lower-case hexadecimal.</summary>
public static class Digest
{
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Of the text in UTF-8.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
