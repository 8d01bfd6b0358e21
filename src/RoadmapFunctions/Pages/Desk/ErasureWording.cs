using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Sentences about what was erased.</summary>
public static class ErasureWording
{
    public static readonly string NoBasis = $"Ничего не стёрто: назовите основание, не длиннее {Erasure.LongestBasis} знаков.";

    /// <summary>For a row that does not exist, or is already empty.</summary>
    public const string RowGone = "Ничего не стёрто: такой строки в карантине нет, или её содержание уже стёрто.";

    /// <summary>For something that the log does not hold.</summary>
    public const string Gone = "Ничего не стёрто: в ответах школы этого нет. Возможно, это уже стёрли: посмотрите, что хранится сейчас.";

    public static string What(Erasure erasure, Campaign campaign) =>
        erasure.Row is { } row ? $"содержание строки {Russian.Number(row)} карантина: все ячейки и пояснение"
        : erasure.ActivityId is { } id ? $"текст своего ответа, мероприятие {campaign.FindActivity(id)?.Number ?? id}"
        : "имя и должность того, кто заполнил ответ";

    /// <summary>What remains of the record.</summary>
    public static string Left(Erasure erasure) =>
        erasure.RowKey is null ? "время и отмеченные варианты ответа сохранены" : "номер строки и причина отказа сохранены";

    /// <summary>The school, or what else was affected.</summary>
    public static string Whose(Erasure erasure, Campaign campaign) =>
        erasure.RowKey is not null ? "названные в строке таблицы, которую программа не приняла"
        : erasure.OrganizationId is { } id ? campaign.FindOrganization(id)?.Name ?? id
        : "все школы кампании";

    /// <returns>What the page of a published edition says; null when nothing was erased from the texts after it.</returns>
    public static string? AfterEdition(IEnumerable<Erasure> erasures, DateTimeOffset snapshotAt, Campaign campaign)
    {
        var later = erasures.Where(erasure => !erasure.OfRespondents && erasure.At > snapshotAt).ToList();
        return later.Count == 0
            ? null
            : $"После выхода этого издания по запросу {Russian.Plural(later.Count, "удалён", "удалены", "удалены")} "
                + $"{Russian.Count(later.Count, "текст", "текста", "текстов")} из ответов и карантина "
                + $"({Russian.List([.. later.Select(erasure => Russian.DateAndTime(erasure.At, campaign.Zone))])}). "
                + "Издание не меняется, и в его файлах прежний текст остался: не распространяйте их дальше без нужды.";
    }
}
