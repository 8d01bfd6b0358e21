using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>What the operator has filled in on the page of an activity's own words.</summary>
/// <param name="Action">One of the buttons; any other value does nothing.</param>
/// <param name="Revision">Revision of the corrections that the operator has seen.</param>
/// <param name="Texts">Ids of the ticked texts.</param>
/// <param name="Groups">For each ticked group, the id of a text in it.</param>
/// <param name="Target">Id of a text in the group to move to; empty for a new group.</param>
public sealed record OwnWordsForm(
    string Action,
    string Revision,
    IReadOnlySet<string> Texts,
    IReadOnlySet<string> Groups,
    string Target,
    string Name
)
{
    public const string Move = "move";
    public const string Rename = "rename";
    public const string Release = "release";
    public const string Forget = "forget";
    public const string Undo = "undo";

    public static OwnWordsForm Empty { get; } = Of(FormCollection.Empty);

    public static OwnWordsForm Of(IFormCollection form) =>
        new(
            form["action"].ToString(),
            form["revision"].ToString(),
            Ids(form["text"]),
            Ids(form["group"]),
            form["target"].ToString(),
            form["name"].ToString()
        );

    /// <returns>The corrections to store.</returns>
    /// <exception cref="GroupEditException">It cannot be done.</exception>
    public GroupCorrections Apply(OwnWordsNow words, ActivityAnalysis activity)
    {
        if (Action == Undo)
        {
            return words.Stored.Before ?? throw new GroupEditException("Отменять нечего: правок ещё не было.");
        }

        var editor = new GroupEditor(activity.OwnWords, activity.Corrections);
        switch (Action)
        {
            case Move when Target.Length > 0:
                editor.Move(Ticked(activity), Target);
                break;
            case Move:
                editor.MoveToNew(Ticked(activity), Name);
                break;
            case Rename:
                editor.Rename(Target, Name);
                break;
            case Release:
                editor.Release(Target);
                break;
            case Forget:
                editor.ForgetLost();
                break;
            default:
                throw new GroupEditException("Не понято, что сделать. Нажмите одну из кнопок страницы.");
        }

        return words.Stored.Now.With(activity.Activity.Id, editor.Corrections);
    }

    private HashSet<string> Ticked(ActivityAnalysis activity) =>
        [
            .. Texts,
            .. activity
                .Words.Groups.Select(group => group.Words.Select(words => WordGroups.IdOf(words.Text)).ToList())
                .Where(group => group.Exists(Groups.Contains))
                .SelectMany(group => group),
        ];

    private static HashSet<string> Ids(StringValues values) => values.OfType<string>().ToHashSet(StringComparer.Ordinal);
}
