namespace RoadmapFunctions.Campaigns;

/// <summary>A school of the roster (ООУ).</summary>
/// <param name="Id">Lower-case Latin letters, digits and hyphens; part of storage keys, so it never changes.</param>
/// <param name="Name">Official name, word for word.</param>
/// <param name="Municipality">Where the school is; a roster too long to be listed is shown by municipalities.</param>
/// <param name="Email">Where reminders go; a school without it gets none.</param>
/// <param name="Contact">Who answers for the school and how to reach them, in free text. Only the desk shows it.</param>
public sealed record Organization(
    string Id,
    string Name,
    string ShortName,
    IReadOnlyList<string>? Aliases = null,
    string? Municipality = null,
    string? Email = null,
    string? Contact = null
);
