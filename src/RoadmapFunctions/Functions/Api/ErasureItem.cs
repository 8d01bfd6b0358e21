using RoadmapFunctions.Answers;

namespace RoadmapFunctions.Functions.Api;

/// <summary>An act of erasure as the API gives it. It does not say what was erased.</summary>
/// <param name="Organization">Null: all schools of the campaign, or a row that belongs to no school.</param>
/// <param name="Activity">Null when respondents' names or a row are erased.</param>
/// <param name="Row">Number of the row in quarantine; null when something else was erased.</param>
/// <param name="Changed">Number of versions of answers, or of rows; null until it is done, which is the next night at the latest.</param>
public sealed record ErasureItem(
    string Key,
    DateTimeOffset At,
    string By,
    string Basis,
    string? Organization,
    string? Activity,
    int? Row,
    int? Changed
)
{
    public static ErasureItem Of(Erasure erasure) =>
        new(erasure.Key, erasure.At, erasure.By, erasure.Basis, erasure.OrganizationId, erasure.ActivityId, erasure.Row, erasure.Changed);
}
