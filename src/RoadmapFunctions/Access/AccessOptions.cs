namespace RoadmapFunctions.Access;

/// <summary>How the operator is known.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>
    /// Lower-case hexadecimal SHA-256 of the key that the operator signs in with. The key itself is stored nowhere. A generator must make
    /// it (at least 128 bits): a short word that somebody has thought up can be found from its digest in no time. Empty: no sign-in by key.
    /// </summary>
    public string? StaffKeySha256 { get; set; }

    internal bool HasGoodDigest =>
        string.IsNullOrEmpty(StaffKeySha256) || (StaffKeySha256.Length == 64 && StaffKeySha256.All(char.IsAsciiHexDigit));
}
