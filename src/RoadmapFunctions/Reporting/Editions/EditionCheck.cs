using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>A stored edition compared with its manifest and its neighbours.</summary>
/// <param name="Edition">As its manifest says; for an unreadable manifest, only what its place says.</param>
/// <param name="Neighbours">Numbers of the editions before and after it, where they exist.</param>
public sealed record EditionCheck(Edition Edition, IReadOnlyList<int> Neighbours, VerificationResult Result)
{
    /// <returns>Null when there is no such edition.</returns>
    public static async Task<EditionCheck?> MakeAsync(
        IEditionStore editions,
        string campaignId,
        int number,
        CancellationToken cancellationToken
    ) => await MakeAsync(editions, campaignId, await editions.ListManifestsAsync(campaignId, cancellationToken), number, cancellationToken);

    /// <param name="manifests">All manifests of the campaign.</param>
    /// <inheritdoc cref="MakeAsync(IEditionStore, string, int, CancellationToken)" path="/returns"/>
    public static async Task<EditionCheck?> MakeAsync(
        IEditionStore editions,
        string campaignId,
        IReadOnlyList<StoredManifest> manifests,
        int number,
        CancellationToken cancellationToken
    )
    {
        if (manifests.FirstOrDefault(manifest => manifest.Number == number) is not { } found)
        {
            return null;
        }

        var edition = found.Read(campaignId) ?? Unreadable(campaignId, number, found);
        var neighbours = manifests.Where(manifest => Math.Abs(manifest.Number - number) == 1).ToList();
        var result = await EditionVerification.VerifyAsync(
            found.Content,
            [.. neighbours.Select(each => each.Content)],
            editions.FindFilesAsync(edition, cancellationToken),
            cancellationToken
        );
        return new(
            edition,
            [.. neighbours.Select(each => each.Number)],
            result with
            {
                Differences = [.. Misplaced(found, edition, result), .. Missing(manifests, number), .. result.Differences],
            }
        );
    }

    private static IEnumerable<EditionDifference> Misplaced(StoredManifest found, Edition edition, VerificationResult result)
    {
        if (result.Edition != 0 && found.Read(edition.CampaignId) is null)
        {
            yield return EditionVerification.Differs(
                DifferenceKind.Contents,
                Edition.ManifestName,
                $"это манифест другого издания, а лежит он на месте издания № {found.Number}"
            );
        }
    }

    // Numbers of editions have no gaps: a missing one was deleted.
    private static IEnumerable<EditionDifference> Missing(IReadOnlyList<StoredManifest> manifests, int number)
    {
        foreach (var neighbour in (int[])[number - 1, number + 1])
        {
            if (neighbour >= 1 && neighbour < manifests[^1].Number && manifests.All(manifest => manifest.Number != neighbour))
            {
                yield return EditionVerification.Differs(
                    DifferenceKind.Chain,
                    Edition.ManifestName,
                    $"манифеста соседнего издания № {neighbour} нет, порядок изданий проверить нельзя"
                );
            }
        }
    }

    private static Edition Unreadable(string campaignId, int number, StoredManifest manifest) =>
        new()
        {
            Number = number,
            CampaignId = campaignId,
            Title = "Манифест не читается",
            Reason = "неизвестно",
            SnapshotAt = DateTimeOffset.UnixEpoch,
            InputSha256 = Digest.Of(manifest.Content),
            ProgramVersion = "неизвестно",
            Files = [],
        };
}
