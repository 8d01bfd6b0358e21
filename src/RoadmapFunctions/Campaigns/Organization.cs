namespace RoadmapFunctions.Campaigns;

/// <summary>A school of the roster (ООУ).</summary>
/// <param name="Id">Lower-case Latin letters, digits and hyphens; part of storage keys, so it never changes.</param>
/// <param name="Name">Official name, word for word.</param>
public sealed record Organization(string Id, string Name, string ShortName, IReadOnlyList<string>? Aliases = null);
