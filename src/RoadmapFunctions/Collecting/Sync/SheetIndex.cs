using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// What the last sync was: of each row of the sheet what it became, and of each school which entries the log has. A sync that finds a row
/// with a known digest need not read it, nor the history of a school that has no other row. It is a cache and never the truth: without it,
/// or when anything that it rests on has changed, everything is read.
/// </summary>
public sealed record SheetIndex
{
    /// <summary>What neither digest nor revision can show, such as an entity that somebody has deleted by hand, is seen within a
    /// day.</summary>
    private static readonly TimeSpan LongestTrust = TimeSpan.FromDays(1);

    // A campaign never changes, and its roster may be that of a country.
    private static readonly ConditionalWeakTable<Campaign, string> Campaigns = [];

    /// <summary><see cref="BasisOf"/> the campaign, the program and the quarantine.</summary>
    public required string Basis { get; init; }

    /// <summary>Of the log after that sync.</summary>
    public required string? LogRevision { get; init; }

    /// <summary>When the sheet was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>When everything was read last.</summary>
    public required DateTimeOffset WholeAt { get; init; }

    /// <summary>When anything was last written down of any school; null when nothing was.</summary>
    public required DateTimeOffset? LatestEntry { get; init; }

    /// <summary>Versions that have a row in the sheet.</summary>
    public required int Versions { get; init; }

    /// <summary>In how many of them an activity is answered, and an option was recognised.</summary>
    public required Recognition Recognition { get; init; }

    /// <summary>Of the sheet without its header, in their order.</summary>
    public required IReadOnlyList<IndexedRow> Rows { get; init; }

    /// <summary>In which the rows came.</summary>
    public required IReadOnlyList<SheetPage> Pages { get; init; }

    /// <summary>Keys of the log's entries on which the state of the schools rests; in ordinal order, so by school.</summary>
    public required IReadOnlyList<string> Entries { get; init; }

    /// <param name="basis">As things are now.</param>
    /// <param name="logRevision">Likewise.</param>
    public bool HoldsAt(DateTimeOffset now, string basis, string? logRevision) =>
        Basis == basis
        && LogRevision == logRevision
        && now >= ReadAt // a clock that was put back judges times anew
        && now < WholeAt + LongestTrust;

    /// <summary>The rows that need not be read again, and the pages that have no others.</summary>
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

    /// <summary>All that decides how a row reads, beside the sheet itself, the clock and the log.</summary>
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

/// <param name="Key">Of the version that the row reads as; null when it is no answer.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IndexedRow(UInt128 Digest, IndexedRowKind Kind, string? Key = null);

public enum IndexedRowKind
{
    /// <summary>It must be read each time: it was refused, or more than its bytes decides how it reads.</summary>
    Unsteady,

    Blank,
    Outside,

    /// <summary>It is a version of the log, by its very key.</summary>
    Answer,
}
