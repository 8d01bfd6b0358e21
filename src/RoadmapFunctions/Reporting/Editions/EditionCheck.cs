namespace RoadmapFunctions.Reporting.Editions;

/// <summary>A stored edition held against its manifest and its neighbours.</summary>
/// <param name="Neighbours">Numbers of the editions before and after it, as far as there are any.</param>
public sealed record EditionCheck(Edition Edition, IReadOnlyList<int> Neighbours, VerificationResult Result)
{
    /// <returns>Null when there is no such edition.</returns>
    public static async Task<EditionCheck?> MakeAsync(IEditionStore editions, string campaignId, int number, CancellationToken cancellationToken)
    {
        var stored = await editions.ListAsync(campaignId, cancellationToken);
        if (stored.FirstOrDefault(each => each.Edition.Number == number) is not { } found)
        {
            return null;
        }

        var neighbours = stored.Where(each => Math.Abs(each.Edition.Number - number) == 1).ToList();
        var result = await EditionVerification.VerifyAsync(
            found.Manifest, [.. neighbours.Select(each => each.Manifest)], editions.FindFilesAsync(found.Edition, cancellationToken), cancellationToken);
        return new(found.Edition, [.. neighbours.Select(each => each.Edition.Number)], result);
    }
}
