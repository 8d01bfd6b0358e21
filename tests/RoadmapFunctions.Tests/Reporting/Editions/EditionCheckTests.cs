using System.Text.Json;
using NSubstitute;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Editions;

/// <summary>Damage gives a verdict, not an exception.</summary>
public sealed class EditionCheckTests
{
    private readonly byte[] first = Manifest(1, previous: null);
    private readonly IEditionStore editions = Substitute.For<IEditionStore>();

    public EditionCheckTests() => editions.FindFilesAsync(default!, default).ReturnsForAnyArgs(_ => AsyncEnumerable.Empty<FoundFile>());

    [Fact]
    public async Task An_undamaged_chain_has_no_differences()
    {
        Store((1, first), (2, Manifest(2, Digest.Of(first))));
        Assert.All(new[] { 1, 2 }, number => Assert.Empty(Kinds(number)));
        Assert.Null(await EditionCheck.MakeAsync(editions, "small", 3, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"number\":1")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void A_damaged_manifest_has_a_verdict_and_its_neighbour_says_so(string damaged)
    {
        Store((1, System.Text.Encoding.UTF8.GetBytes(damaged)), (2, Manifest(2, Digest.Of(first))));
        Assert.Equal([DifferenceKind.ManifestUnreadable], Kinds(1));
        Assert.Equal([DifferenceKind.Chain], Kinds(2));
    }

    [Fact]
    public void A_manifest_that_was_taken_away_is_a_difference_of_its_neighbour()
    {
        Store((2, Manifest(2, Digest.Of(first))));
        Assert.Equal([DifferenceKind.Chain], Kinds(2));
    }

    [Fact]
    public void A_manifest_of_another_edition_in_its_place_is_a_difference()
    {
        Store((1, Manifest(5, Digest.Of(first))));
        Assert.Contains(DifferenceKind.Contents, Kinds(1));
    }

    private void Store(params (int Number, byte[] Content)[] manifests) =>
        editions
            .ListManifestsAsync(default!, default)
            .ReturnsForAnyArgs([.. manifests.Select(manifest => new StoredManifest(manifest.Number, manifest.Content))]);

    private IReadOnlyList<DifferenceKind> Kinds(int number) =>
        [
            .. EditionCheck
                .MakeAsync(editions, "small", number, CancellationToken.None)
                .GetAwaiter()
                .GetResult()!
                .Result.Differences.Select(each => each.Kind),
        ];

    private static byte[] Manifest(int number, string? previous) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Edition
            {
                Number = number,
                CampaignId = "small",
                Title = "Отчёт",
                Reason = "срок",
                SnapshotAt = DateTimeOffset.UnixEpoch,
                InputSha256 = "",
                ProgramVersion = "1",
                PreviousManifestSha256 = previous,
                Files = [],
            },
            RoadmapJson.Indented
        );
}
