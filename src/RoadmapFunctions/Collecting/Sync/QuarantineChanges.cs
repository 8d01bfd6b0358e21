using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>How the rows that a sheet cannot admit differ from those that are in quarantine already.</summary>
internal sealed class QuarantineChanges
{
    private readonly IReadOnlyList<QuarantineItem> known;
    private readonly IReadOnlyDictionary<string, QuarantineItem> inSheet;
    private readonly IReadOnlySet<string> mended;

    public QuarantineChanges(ParsedSheet sheet, SheetRow header, IReadOnlyList<QuarantineItem> known, DateTimeOffset observedAt)
    {
        (this.known, mended) = (known, sheet.Mended);
        inSheet = sheet.Rejected.Select(row => RejectedRows.ToItem(row, header, observedAt))
            .DistinctBy(item => item.Key, StringComparer.Ordinal)
            .ToDictionary(item => item.Key, StringComparer.Ordinal);
    }

    public IReadOnlyList<QuarantineItem> New => [.. inSheet.Values.ExceptBy(known.Select(item => item.Key), item => item.Key, StringComparer.Ordinal)];

    /// <summary>Open items whose row is an answer now.</summary>
    public IReadOnlyList<QuarantineItem> Mended => [.. known.Where(item => item.Open && mended.Contains(item.Key))];

    /// <summary>Open items without a row.</summary>
    public IReadOnlyList<QuarantineItem> Gone => [.. known.Where(item => item.Open && !mended.Contains(item.Key) && !inSheet.ContainsKey(item.Key))];

    /// <summary>Closed items whose row is there again. What the operator has set aside stays aside.</summary>
    public IReadOnlyList<QuarantineItem> Back => [.. known.Where(item => !item.Open && !item.Dismissed && inSheet.ContainsKey(item.Key))];
}
