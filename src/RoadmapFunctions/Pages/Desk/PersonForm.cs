using System.Globalization;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Who is to get a key, as filled in on the page.</summary>
/// <param name="Until">A reader's last day, <c>2022-02-10</c>.</param>
public sealed record PersonForm(string Role, string Name, string Until)
{
    public const string Operator = "operator";
    public const string Reader = "reader";

    /// <summary>No link lasts for ever: a reader who needs it longer gets a new one.</summary>
    private const int LongestYears = 5;

    private const string DayFormat = "yyyy-MM-dd";

    public static PersonForm Empty { get; } = Of(FormCollection.Empty);

    public static PersonForm Of(IFormCollection form) =>
        new(form["role"].ToString(), CleanText.OneLine(form["name"].ToString()), form["until"].ToString());

    /// <summary>A year after the last milestone, or after today when that date has passed.</summary>
    public static DateOnly UsualEnd(Campaign campaign, DateTimeOffset now) =>
        Today(campaign, now > campaign.EndsAt ? now : campaign.EndsAt).AddYears(1);

    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <returns>What is wrong and how to fix it; null when nothing is.</returns>
    public string? Problem(Campaign campaign, DateTimeOffset now)
    {
        var today = Today(campaign, now);
        return Role is not (Operator or Reader) ? "Ключ не создан: выберите, кому он нужен — оператору или читателю."
            : Name.Length is 0 or > PersonKeys.LongestName ? $"Ключ не создан: впишите имя, не длиннее {PersonKeys.LongestName} знаков."
            : Role == Operator ? null
            : LastDay is not { } last ? "Ссылка не создана: выберите последний день, например 10.02.2022."
            : last < today ? "Ссылка не создана: этот день уже прошёл. Выберите сегодняшний или более поздний."
            : last > today.AddYears(LongestYears)
                ? $"Ссылка не создана: она не может действовать дольше {LongestYears} лет. Выберите день поближе."
            : null;
    }

    /// <summary>The first moment after a reader's last day; null for an operator.</summary>
    public DateTimeOffset? EndsAt(Campaign campaign)
    {
        if (Role != Reader || LastDay is not { } last)
        {
            return null;
        }

        var midnight = last.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, campaign.Zone.GetUtcOffset(midnight));
    }

    private DateOnly? LastDay =>
        DateOnly.TryParseExact(Until, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateOnly Today(Campaign campaign, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, campaign.Zone).DateTime);
}
