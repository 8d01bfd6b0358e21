using System.Reflection;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>The manifest of an immutable published set of files. An edition exists from the moment that its manifest does.</summary>
public sealed record Edition
{
    public const string ManifestName = "manifest.json";

    /// <summary>From 1, without gaps, within the campaign.</summary>
    public required int Number { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>The milestone that it was published for; null for an edition that somebody asked for.</summary>
    public string? MilestoneId { get; init; }

    public required string Title { get; init; }

    /// <summary>Why it was published, in Russian.</summary>
    public required string Reason { get; init; }

    /// <summary>The moment that its data describe.</summary>
    public required DateTimeOffset SnapshotAt { get; init; }

    /// <summary>Lower-case hexadecimal digest of everything that it was made from, see <c>EditionInput.Sha256</c>.</summary>
    public required string InputSha256 { get; init; }

    public required string ProgramVersion { get; init; }

    /// <summary>Lower-case hexadecimal; links the editions of a campaign into a chain. Null for the first one.</summary>
    public string? PreviousManifestSha256 { get; init; }

    public required IReadOnlyList<EditionFile> Files { get; init; }

    public static string RunningProgramVersion { get; } =
        typeof(Edition).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}

/// <param name="Title">For people, in Russian.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record EditionFile(string Name, string Title, string ContentType, long Size, string Sha256);
