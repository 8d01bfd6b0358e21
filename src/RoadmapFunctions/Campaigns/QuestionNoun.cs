namespace RoadmapFunctions.Campaigns;

/// <summary>
/// What people call the lines of a campaign: an activity is one whose answers say how far the work has come. What asks for a number, a date
/// or words is a question, and so are both together.
/// </summary>
/// <param name="One">The singular.</param>
/// <param name="Many">The plural.</param>
public sealed record QuestionNoun(NounForms One, NounForms Many)
{
    internal static QuestionNoun Planned { get; } =
        new(
            new("мероприятие", "мероприятия", "мероприятию", "мероприятием", "мероприятии"),
            new("мероприятия", "мероприятий", "мероприятиям", "мероприятиями", "мероприятиях")
        );

    private static readonly QuestionNoun Asked = new(
        new("вопрос", "вопроса", "вопросу", "вопросом", "вопросе"),
        new("вопросы", "вопросов", "вопросам", "вопросами", "вопросах")
    );

    public static QuestionNoun Of(Activity activity) => Of([activity.Counts]);

    public static QuestionNoun Of(IEnumerable<Activity> activities) => Of(activities.Select(activity => activity.Counts));

    /// <param name="count">Of each line, whether its answers say how far the work has come.</param>
    public static QuestionNoun Of(IEnumerable<bool> count) => count.All(each => each) ? Planned : Asked;

    /// <summary>The singular for one, the plural for several.</summary>
    public NounForms For(int number) => number == 1 ? One : Many;
}
