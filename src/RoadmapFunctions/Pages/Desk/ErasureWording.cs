using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Sentences about what was erased.</summary>
public static class ErasureWording
{
    public static string What(Erasure erasure, Campaign campaign) =>
        erasure.ActivityId is { } id
            ? $"текст своего ответа, мероприятие {campaign.FindActivity(id)?.Number ?? id}"
            : "имя и должность того, кто заполнил ответ";

    /// <returns>What a published edition says; null when nothing was erased from the texts after it.</returns>
    public static string? AfterEdition(IEnumerable<Erasure> erasures, DateTimeOffset snapshotAt, Campaign campaign)
    {
        var later = erasures.Where(erasure => !erasure.OfRespondents && erasure.At > snapshotAt).ToList();
        return later.Count == 0
            ? null
            : $"После выхода этого издания по запросу {Russian.Plural(later.Count, "удалён", "удалены", "удалены")} "
                + $"{Russian.Count(later.Count, "текст", "текста", "текстов")} своих ответов "
                + $"({Russian.List([.. later.Select(erasure => Russian.DateAndTime(erasure.At, campaign.Zone))])}). "
                + "Издание не меняется, и в его файлах прежний текст остался: не распространяйте их дальше без нужды.";
    }
}
