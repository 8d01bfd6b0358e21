using RoadmapFunctions.Answers;

namespace RoadmapFunctions.Collecting.Intake;

/// <summary>
/// How much one school may send to a campaign. Every page of the desk reads everything that is stored, so a flood through one link would
/// make the desk unusable for everybody.
/// </summary>
public static class SchoolQuota
{
    /// <summary>The characters take four mebibytes of memory as UTF-16.</summary>
    public static readonly DirectLimit Limit = new(Versions: 50, Characters: 2 * 1024 * 1024);

    /// <summary>Nothing more is accepted, not even an answer without own words.</summary>
    /// <param name="history">Null while the school has not answered.</param>
    public static bool IsUsedUp(OrganizationHistory? history) =>
        history is not null
        && DirectUse.Of(history.Versions.Select(version => version.Submission)) is var use
        && (use.Versions >= Limit.Versions || use.Characters >= Limit.Characters);
}

/// <summary>The school has stored as much as it is allowed to.</summary>
public sealed class SchoolQuotaException()
    : Exception(
        $"Школа прислала столько вариантов ответа, сколько кампания принимает "
            + $"(до {SchoolQuota.Limit.Versions}, не больше 4 МБ). Прежние ответы сохранены. "
            + "Если ответ нужно исправить, обратитесь к оператору."
    );
