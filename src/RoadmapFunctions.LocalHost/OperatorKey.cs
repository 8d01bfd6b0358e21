using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RoadmapFunctions.LocalHost.CommandLine;

namespace RoadmapFunctions.LocalHost;

/// <summary>The operator's key of one run: made for it, shown to the person who started it, and gone with it.</summary>
public sealed record OperatorKey(string Text)
{
    /// <summary>What the app is given instead of the key: its digest in lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    internal int Tell(OperatorConsole console)
    {
        console.Plain($"Ключ оператора:  {Text}");
        console.Plain($"Его SHA-256:     {Sha256}");
        console.Plain("Ключ показан один раз и нигде не записан: передайте его лично.");
        console.Plain("Приложению нужен только отпечаток: azd env set STAFF_KEY_SHA256 <SHA-256>, затем azd provision.");
        return 0;
    }

    public static OperatorKey Generate() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)));
}
