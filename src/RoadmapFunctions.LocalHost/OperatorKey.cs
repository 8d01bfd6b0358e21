using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RoadmapFunctions.LocalHost;

/// <summary>The operator's key of one run: made for it, told to whoever started it, and gone with it.</summary>
public sealed record OperatorKey(string Text)
{
    /// <summary>What the app is told of it: lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static OperatorKey Generate() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)));
}
