using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// What the last sync found: what each row of the sheet became, and which entries the log has for each school. A sync that finds a row with
/// a known digest need not read it, nor the history of a school that has no other row. The index is a cache and never the truth: without
/// it, or when anything that it rests on has changed, everything is read.
/// </summary>
public sealed record SheetIndex
{
    /// <summary>A change that neither digest nor revision can show, such as an entity deleted by hand, is noticed within a day.</summary>
    private static readonly TimeSpan LongestTrust = TimeSpan.FromDays(1);

    // A campaign never changes, and its roster may be that of a whole country.
    private static readonly ConditionalWeakTable<Campaign, string> Campaigns = [];

    /// <summary><see cref="BasisOf"/> the campaign, the program and the quarantine.</summary>
    public required string Basis { get; init; }

    /// <summary>Revision of the log after that sync.</summary>
    public required string? LogRevision { get; init; }

    /// <summary>When the sheet was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>When everything was last read.</summary>
    public required DateTimeOffset WholeAt { get; init; }

    /// <summary>Time of the latest entry of any school; null when there is none.</summary>
    public required DateTimeOffset? LatestEntry { get; init; }

    /// <summary>Number of versions that have a row in the sheet.</summary>
    public required int Versions { get; init; }

    /// <summary>In how many of them each activity is answered and each option recognised.</summary>
    public required Recognition Recognition { get; init; }

    /// <summary>Rows of the sheet without its header, in their order.</summary>
    public required IReadOnlyList<IndexedRow> Rows { get; init; }

    /// <summary>The pages in which the rows came.</summary>
    public required IReadOnlyList<SheetPage> Pages { get; init; }

    /// <summary>Keys of the log's entries that determine the state of the schools; in ordinal order, so by school.</summary>
    public required IReadOnlyList<string> Entries { get; init; }

    /// <param name="basis">The present one.</param>
    /// <param name="logRevision">The present one.</param>
    public bool HoldsAt(DateTimeOffset now, string basis, string? logRevision) =>
        Basis == basis
        && LogRevision == logRevision
        && now >= ReadAt // if the clock was put back, times are judged anew
        && now < WholeAt + LongestTrust;

    /// <summary>The rows that need not be read again, and the pages that have only such rows.</summary>
    public (IReadOnlyDictionary<UInt128, IndexedRow> Steady, KnownRows Known) Recall()
    {
        var steady = new Dictionary<UInt128, IndexedRow>(Rows.Count);
        foreach (var row in Rows.Where(row => row.Kind != IndexedRowKind.Unsteady))
        {
            steady[row.Digest] = row;
        }

        var (digests, pages, first) = (Rows.Select(row => row.Digest).ToArray(), new Dictionary<UInt128, ArraySegment<UInt128>>(), 0);
        foreach (var page in Pages)
        {
            var rows = new ArraySegment<UInt128>(digests, first, page.Rows);
            if (page.Digest != UInt128.Zero && rows.All(steady.ContainsKey))
            {
                pages[page.Digest] = rows;
            }

            first += page.Rows;
        }

        return (steady, new KnownRows(steady.Keys.ToHashSet(), pages));
    }

    /// <summary>The keys of the entries of some schools.</summary>
    public IEnumerable<string> EntriesOf(IEnumerable<string> organizationIds) =>
        organizationIds.SelectMany(organizationId =>
        {
            var start = $"{organizationId}_";
            var first = FirstFrom(start);
            return Enumerable
                .Range(first, Entries.Count - first)
                .Select(place => Entries[place])
                .TakeWhile(key => key.StartsWith(start, StringComparison.Ordinal));
        });

    /// <summary>Everything that decides how a row reads, apart from the sheet itself, the clock and the log.</summary>
    public static string BasisOf(Campaign campaign, IEnumerable<QuarantineItem> quarantine) =>
        Digest.Of(
            string.Join(
                '\n',
                [
                    typeof(SheetIndex).Module.ModuleVersionId.ToString(), // the program: each build has its own
                    Campaigns.GetValue(campaign, known => Digest.OfJson(known, CampaignFile.Json)),
                    campaign.Answers.ToString(),
                    .. quarantine
                        .OrderBy(item => item.Key, StringComparer.Ordinal)
                        .Select(item =>
                            JsonSerializer.Serialize(
                                item with
                                {
                                    Cells = [],
                                    Revision = null,
                                    ClosedAt = item.Open ? null : default(DateTimeOffset),
                                },
                                RoadmapJson.Options
                            )
                        ),
                ]
            )
        );

    private int FirstFrom(string key)
    {
        var (from, to) = (0, Entries.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = string.CompareOrdinal(Entries[middle], key) < 0 ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}

/// <param name="Key">Key of the version that the row reads as; null when it is not an answer.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IndexedRow(UInt128 Digest, IndexedRowKind Kind, string? Key = null);

public enum IndexedRowKind
{
    /// <summary>It must be read each time: it was refused, or its bytes alone do not decide how it reads.</summary>
    Unsteady,

    Blank,
    Outside,

    /// <summary>It is a version of the log with exactly that key.</summary>
    Answer,
}
