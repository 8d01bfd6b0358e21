using RoadmapFunctions.Answers;

namespace RoadmapFunctions.Collecting.Intake;

/// <summary>
/// How much one school may send to a campaign. Every page of the desk reads all that is stored, so a link that floods would take the
/// desk away from everybody.
/// </summary>
public static class SchoolQuota
{
    public const int Versions = 50;

    /// <summary>Characters (UTF-16) of own words in all versions: 4 MiB in memory.</summary>
    public const int Characters = 2 * 1024 * 1024;

    /// <param name="history">Null while the school has not answered. What came with the sheet does not count.</param>
    public static bool IsUsedUp(OrganizationHistory? history)
    {
        var sent = (history?.Versions ?? [])
            .Select(version => version.Submission)
            .Where(each => each.Source == SubmissionSource.Http)
            .ToList();
        return sent.Count >= Versions || sent.Sum(each => each.Answers.Sum(answer => answer.Other?.Length ?? 0)) >= Characters;
    }
}

/// <summary>The school has stored as much as it may.</summary>
public sealed class SchoolQuotaException()
    : Exception(
        $"Школа прислала уже {SchoolQuota.Versions} вариантов ответа, больше эта кампания от неё не принимает. Прежние ответы сохранены. "
            + "Если ответ нужно исправить, обратитесь к оператору."
    );
