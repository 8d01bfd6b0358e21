using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>The sheet was read, but importing it could lose something, so nothing was written and the operator must decide.</summary>
/// <param name="message">For the operator: what is wrong and what to press.</param>
/// <param name="forPrograms">What a program should do instead; added to the answer of the API.</param>
public sealed class SyncStoppedException(string message, string? forPrograms = null) : Exception(message)
{
    public string? ForPrograms { get; } = forPrograms;

    /// <summary>The zone of the sheet was changed.</summary>
    /// <param name="shift">How much later the known answers have become.</param>
    internal static SyncStoppedException ZoneChanged(TimeSpan shift) =>
        new(
            $"Время известных ответов в таблице стало {(shift > TimeSpan.Zero ? "позже" : "раньше")} "
                + $"на {Russian.Duration(shift)}: похоже, в ней сменили "
                + "часовой пояс. Ничего не записано, потому что от этого зависит, "
                + "кто ответил в срок. Верните прежний пояс: Файл → Настройки → "
                + "Часовой пояс. Если прежний был ошибкой, на странице «Ход сбора» "
                + "отметьте «Строки удалены намеренно» и нажмите «Получить ответы сейчас».",
            forPrograms: "Подтверждение в запросе — acceptDisappearance=true."
        );
}
