namespace RoadmapFunctions.Campaigns;

/// <param name="Place">JSON path inside the file.</param>
/// <param name="Mend">How to fix it.</param>
public sealed record CampaignMistake(string Place, string Problem, string Mend)
{
    /// <summary>For a page, where nobody knows the ids of the file; null where problem and mend have none.</summary>
    public string? WithoutIds { get; init; }
}

/// <summary>A campaign's file cannot be used. The message is for the person who wrote the file.</summary>
public sealed class CampaignFileException(string file, IReadOnlyList<CampaignMistake> mistakes, Exception? inner = null)
    : Exception(Sentence(file, mistakes), inner)
{
    public string File { get; } = file;

    public IReadOnlyList<CampaignMistake> Mistakes { get; } = mistakes;

    private static string Sentence(string file, IReadOnlyList<CampaignMistake> mistakes) =>
        $"Файл кампании {file} нельзя использовать:\n"
        + string.Join('\n', mistakes.Select(mistake => $"  {mistake.Place}: {mistake.Problem}. Как исправить: {mistake.Mend}."));
}
