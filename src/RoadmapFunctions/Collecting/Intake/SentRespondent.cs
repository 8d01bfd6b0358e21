using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Intake;

/// <summary>Reads who has filled in an answer.</summary>
internal static class SentRespondent
{
    /// <summary>Characters (UTF-16) of a name and of a post.</summary>
    public const int LongestName = 300;

    /// <returns>Null when nobody is named.</returns>
    public static Respondent? Read(Respondent? respondent, Campaign campaign, List<FieldError> errors)
    {
        foreach (var (field, text) in ((string, string?)[])[("name", respondent?.Name), ("post", respondent?.Post)])
        {
            if (text?.Length > LongestName)
            {
                errors.Add(new($"respondent.{field}", $"Текст длиннее {LongestName} знаков. Сократите его."));
            }
        }

        var clean = new Respondent(Clean(respondent?.Name), Clean(respondent?.Post));
        if (clean is { Name: null, Post: null })
        {
            return null;
        }

        if (!campaign.AsksRespondent)
        {
            errors.Add(new("respondent", "Эта кампания не спрашивает, кто заполнил ответ. Уберите имя и должность."));
        }

        return clean;

        static string? Clean(string? text) => text is not null && CleanText.Of(text) is { Length: > 0 } words ? words : null;
    }
}
