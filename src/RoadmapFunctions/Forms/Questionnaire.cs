using System.Globalization;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Forms;

/// <summary>Wording that the Google Form and the paper form share.</summary>
public static class Questionnaire
{
    /// <summary>The header of the order's third column, word for word.</summary>
    public const string Instruction = "Выберите один или несколько вариантов ответа. При необходимости напишите свой ответ";

    /// <summary>The same, where only one option is ticked.</summary>
    public const string InstructionOfOne = "Выберите один вариант ответа. При необходимости напишите свой ответ";

    /// <summary>Above the rows of a table, where own words are not possible.</summary>
    public const string InstructionOfTable = "Отметьте в каждой строке все варианты, которые подходят";

    /// <summary>The same, where only one option of a row is ticked.</summary>
    public const string InstructionOfTableOfOne = "Отметьте в каждой строке один вариант";

    /// <summary>Where only own words are asked for.</summary>
    public const string InstructionOfWords = "Ответьте своими словами";

    public const string MayBeLeftOut = "Можно не отвечать";

    /// <summary>Everything below the title of a question: when it is asked, how it is answered, what is checked.</summary>
    public static string InstructionOf(Campaign campaign, Activity activity) =>
        string.Join(". ", [.. Conditions(campaign, activity), HowToAnswer(campaign, activity)]);

    /// <summary>When it is asked, and that it may be left out; empty for a question that everybody has to answer.</summary>
    public static IEnumerable<string> Conditions(Campaign campaign, Activity activity) =>
        [.. (activity.OnlyIf?.Statement(campaign)).OrNone(), .. (activity.Optional ? MayBeLeftOut : null).OrNone()];

    /// <summary>Whether a Google Form requires an answer. It would require one from schools that are not asked, too.</summary>
    public static bool IsDemanded(Activity activity) => activity.Required && activity.OnlyIf is null;

    /// <summary>
    /// Title of the grid that a Google Form makes from a table; null where the question stands alone. It has no number: the sheet's columns
    /// are recognised by question and row.
    /// </summary>
    public static string? GridTitle(Activity activity) => activity.HasOptions ? activity.Table?.Question : null;

    /// <summary>What a Google Form asks as one item: the rows of a grid, or a single question.</summary>
    public static IEnumerable<IReadOnlyList<Activity>> Items(Campaign campaign) =>
        QuestionTable
            .Together(campaign.Activities, activity => activity)
            .SelectMany(rows => GridTitle(rows[0]) is null ? rows.Select(row => (IReadOnlyList<Activity>)[row]) : [rows]);

    /// <summary>How it is answered and what is checked.</summary>
    public static string HowToAnswer(Campaign campaign, Activity activity) =>
        string.Join(". ", [HowToAnswer(activity), .. activity.Checks.OrEmpty().Select(check => check.Statement(campaign, activity))]);

    /// <summary>Below the field for an explanation of the numbers.</summary>
    public static string WhenToExplain(Campaign campaign, Activity activity) =>
        "Заполните, если это не так. "
        + string.Join(
            ". ",
            activity.Checks.OrEmpty().Where(check => check.MayBeExplained).Select(check => check.Statement(campaign, activity))
        );

    private static string HowToAnswer(Activity activity) =>
        activity.Kind switch
        {
            _ when activity.Value is { } value => value.Instruction,
            QuestionKind.OneOf when activity.Table is not null => InstructionOfTableOfOne,
            QuestionKind.SeveralOf when activity.Table is not null => InstructionOfTable,
            QuestionKind.OneOf => InstructionOfOne,
            QuestionKind.ShortText or QuestionKind.LongText => InstructionOfWords,
            _ => Instruction,
        };

    /// <summary>«Основание: распоряжение департамента … от 22.01.2021 № 25/п.»</summary>
    public static string BasisOf(Campaign campaign) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Основание: {campaign.LegalBasis.Kind} {campaign.LegalBasis.By} "
                + $"от {campaign.LegalBasis.Date:dd.MM.yyyy} № {campaign.LegalBasis.Number}."
        );

    public static string DueOf(Campaign campaign) => campaign.AnswersMilestone.InWords();
}
