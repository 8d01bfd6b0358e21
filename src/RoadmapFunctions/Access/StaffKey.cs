using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Access;

/// <summary>The operator's key: a way to sign in that needs no other service.</summary>
public sealed class StaffKey(IOptions<AccessOptions> options)
{
    /// <summary>Characters. A shorter key may have been thought up by a person, and can be found from its digest.</summary>
    public const int Shortest = 32;

    private readonly string? digest = options.Value.StaffKeySha256?.ToLowerInvariant();

    public bool Configured => !string.IsNullOrEmpty(digest);

    /// <summary>Changes with the key, so that everything signed under the old key ends.</summary>
    public string Generation => digest ?? string.Empty;

    /// <summary>A short key is refused, whatever its digest.</summary>
    public bool Matches(string key) =>
        Configured
        && key.Length >= Shortest
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(digest!), Encoding.ASCII.GetBytes(Digest.Of(key)));
}
