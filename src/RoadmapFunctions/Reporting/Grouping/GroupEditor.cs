using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>
/// The groups of one activity as the operator moves texts between them. A group is identified by any text in it
/// (<see cref="WordGroups.IdOf"/>), so that answers that come in the meantime do not change what is meant.
/// </summary>
public sealed class GroupEditor
{
    /// <summary>Characters (UTF-16).</summary>
    public const int LongestName = WordGroup.LongestName;

    private readonly Dictionary<string, EditedText> texts = new(StringComparer.Ordinal); // by id
    private readonly List<EditedGroup> groups; // in the order of the corrections

    /// <param name="words">Own words of the activity.</param>
    /// <param name="corrections">The activity's present corrections.</param>
    public GroupEditor(IReadOnlyList<OwnWords> words, IReadOnlyList<CorrectedGroup> corrections)
    {
        foreach (var found in WordGroups.Of(words, []).Groups)
        {
            var home = new FoundGroup(found.Name);
            foreach (var text in found.Words.Select(each => each.Text))
            {
                texts.TryAdd(WordGroups.IdOf(text), new EditedText(text, home));
            }
        }

        groups = [.. corrections.Select(correction => new EditedGroup(correction.Name))];
        foreach (var (group, correction) in groups.Zip(corrections))
        {
            group.KeepLost(correction, text => Find(text) is null);
            foreach (var text in correction.GroupsOf.OrEmpty().Select(Find).OfType<EditedText>())
            {
                text.Home.Owner ??= group;
            }
        }

        foreach (var shown in WordGroups.Of(words, corrections).Groups)
        {
            foreach (var text in shown.Words.Select(each => Find(each.Text)).OfType<EditedText>())
            {
                text.Group = shown.Corrected ? GroupNamed(shown.Name) : null;
                text.Place.Title = shown.Name; // the rest of a found group may have another name
            }
        }
    }

    /// <summary>The corrections to store so that the groups come out as they are here.</summary>
    public IReadOnlyList<CorrectedGroup> Corrections =>
        [.. groups.Distinct().Select(group => group.ToCorrection(TextsAt(group))).Where(correction => correction.AllTexts.Any())];

    /// <summary>Puts texts together under a new name.</summary>
    /// <exception cref="GroupEditException">It cannot be done; nothing has changed.</exception>
    public void MoveToNew(IReadOnlyCollection<string> ids, string name) => Put(TextsOf(ids), GroupNamed(FreeName(name)));

    /// <summary>Moves texts into an existing group; its name stays.</summary>
    /// <param name="groupId">Id of any text in it.</param>
    /// <exception cref="GroupEditException">It cannot be done; nothing has changed.</exception>
    public void Move(IReadOnlyCollection<string> ids, string groupId)
    {
        var (moved, target) = (TextsOf(ids), TextOf(groupId));
        if (target.Group is { } group)
        {
            Put(moved, group);
            return;
        }

        foreach (var text in moved.Where(text => text.Home == target.Home))
        {
            text.Group = null; // home again, it needs no correction
        }

        if (moved.Exists(text => text.Home != target.Home))
        {
            Put([.. TextsAt(target.Home).Union(moved)], GroupNamed(UnusedName(target.Home.Title)));
        }
    }

    /// <exception cref="GroupEditException">It cannot be done; nothing has changed.</exception>
    public void Rename(string groupId, string name)
    {
        var place = TextOf(groupId).Place;
        if (CleanText.Of(name) != place.Title)
        {
            Put(TextsAt(place), GroupNamed(FreeName(name)));
        }
    }

    /// <summary>Undoes the operator's correction of a group: its texts return to where they were found.</summary>
    /// <exception cref="GroupEditException">There is no such group.</exception>
    public void Release(string groupId)
    {
        if (TextOf(groupId).Group is { } group)
        {
            HandOver(group, null);
            TextsAt(group).ForEach(text => text.Group = text.Home.Owner);
            group.ForgetLost();
        }
    }

    /// <summary>Drops texts that nobody writes any more.</summary>
    public void ForgetLost() => groups.ForEach(group => group.ForgetLost());

    // A whole group takes along everything that is or will be written to it; a part of a group goes alone.
    private void Put(List<EditedText> moved, EditedGroup target)
    {
        foreach (var left in moved.GroupBy(text => text.Place).Where(left => left.Count() == TextsAt(left.Key).Count).ToList())
        {
            if (left.Key is FoundGroup home)
            {
                home.Owner = target;
            }
            else if (left.Key is EditedGroup group && group != target)
            {
                HandOver(group, target);
                target.TakeLost(group);
                groups[groups.IndexOf(group)] = target;
            }
        }

        moved.ForEach(text => text.Group = target);
    }

    private void HandOver(EditedGroup from, EditedGroup? to)
    {
        foreach (var home in texts.Values.Select(text => text.Home).Where(home => home.Owner == from))
        {
            home.Owner = to;
        }
    }

    private List<EditedText> TextsAt(EditedPlace place) => [.. texts.Values.Where(text => text.Place == place)];

    private List<EditedText> TextsOf(IReadOnlyCollection<string> ids) =>
        ids.Count == 0
            ? throw new GroupEditException("Ничего не отмечено. Отметьте ответы, которые нужно перенести.")
            : [.. ids.Select(TextOf).Distinct()];

    private EditedText TextOf(string id) =>
        texts.GetValueOrDefault(id)
        ?? throw new GroupEditException(
            "Школы только что изменили ответы: одного из отмеченных текстов больше нет. Посмотрите группы ещё раз."
        );

    private EditedText? Find(string text) => texts.GetValueOrDefault(WordGroups.IdOf(text));

    private EditedGroup GroupNamed(string name)
    {
        if (groups.Find(group => group.Title == name) is { } known)
        {
            return known;
        }

        var added = new EditedGroup(name);
        groups.Add(added);
        return added;
    }

    private string FreeName(string name)
    {
        var clean = CleanText.Of(name).Replace('\n', ' ');
        return clean switch
        {
            "" => throw new GroupEditException("Не названа группа. Впишите её название."),
            { Length: > LongestName } => throw new GroupEditException($"Название группы длиннее {LongestName} знаков. Сократите его."),
            _ when IsTaken(clean) => throw new GroupEditException(
                $"Группа {Russian.Quoted(clean)} уже есть. Чтобы объединить группы, отметьте ответы и выберите её в списке «Куда»."
            ),
            _ => clean,
        };
    }

    // A text that is alone at home is not a group: its words may become the name of one.
    private bool IsTaken(string name) =>
        texts.Values.Any(text => text.Place.Title == name && (text.Group is not null || TextsAt(text.Home).Count > 1));

    // A corrected group may have the title of a found group; with the same name the two would become one.
    private string UnusedName(string title)
    {
        var name = title;
        for (var number = 2; groups.Exists(group => group.Title == name && (group.HasLost || TextsAt(group).Count > 0)); number++)
        {
            var ending = $" ({number})";
            name = CleanText.Abridged(title, LongestName - ending.Length) + ending;
        }

        return name;
    }
}

/// <summary>What the operator asked for cannot be done; the message says why, in Russian.</summary>
public sealed class GroupEditException(string message) : Exception(message);
