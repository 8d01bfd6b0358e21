using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Access;

/// <summary>The operator's own key: a sign-in that needs no other service.</summary>
public sealed class StaffKey(IOptions<AccessOptions> options)
{
    /// <summary>Characters. What is shorter may have been thought up, and is found from its digest.</summary>
    public const int Shortest = 32;

    private readonly string? digest = options.Value.StaffKeySha256?.ToLowerInvariant();

    public bool Configured => !string.IsNullOrEmpty(digest);

    /// <summary>Changes with the key, so that what was signed under the old one ends.</summary>
    public string Generation => digest ?? string.Empty;

    /// <summary>A short key is not even compared, whatever its digest.</summary>
    public bool Matches(string key) =>
        Configured
        && key.Length >= Shortest
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(digest!), Encoding.ASCII.GetBytes(Digest.Of(key)));
}
