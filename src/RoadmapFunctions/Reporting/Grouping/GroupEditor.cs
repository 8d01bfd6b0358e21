using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>
/// The groups of one activity as the operator moves texts between them. Groups are pointed at by a text in them
/// (<see cref="WordGroups.IdOf"/>),
/// so that answers that came meanwhile do not shift what is meant.
/// </summary>
public sealed class GroupEditor
{
    /// <summary>Characters (UTF-16).</summary>
    public const int LongestName = WordGroup.LongestName;

    // A text is known by its key. Its home is the group that it was found in; a name is that of the corrected group that it is in now.
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal); // by id
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal); // as first written
    private readonly Dictionary<string, int> homes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> titles = new(StringComparer.Ordinal);

    // of homes: which corrected group takes the whole of it, what is still to be written included
    private readonly List<string?> owners = [];
    private readonly List<CorrectedGroup> lost = []; // texts that nobody writes any more stay where the operator has put them
    private readonly List<string> order;

    /// <param name="words">Of the activity.</param>
    /// <param name="corrections">Of the activity, as they are.</param>
    public GroupEditor(IReadOnlyList<OwnWords> words, IReadOnlyList<CorrectedGroup> corrections)
    {
        order = [.. corrections.Select(correction => correction.Name)];
        foreach (var (home, group) in WordGroups.Of(words, []).Groups.Index())
        {
            foreach (var text in group.Words.Select(each => each.Text))
            {
                var key = WordGroups.KeyOf(text);
                keys[WordGroups.IdOf(text)] = key;
                texts.TryAdd(key, text);
                homes[key] = home;
            }

            owners.Add(null);
        }

        foreach (
            var (correction, key) in corrections.SelectMany(each =>
                each.GroupsOf.OrEmpty().Select(text => (each.Name, WordGroups.KeyOf(text)))
            )
        )
        {
            if (homes.TryGetValue(key, out var home))
            {
                owners[home] ??= correction;
            }
        }

        foreach (var group in WordGroups.Of(words, corrections).Groups)
        {
            foreach (var key in group.Words.Select(each => WordGroups.KeyOf(each.Text)))
            {
                (names[key], titles[key]) = (group.Corrected ? group.Name : null, group.Name);
            }
        }

        lost.AddRange(
            corrections.Select(correction => new CorrectedGroup(correction.Name, Lost(correction.GroupsOf), Lost(correction.Texts)))
        );
    }

    /// <summary>What to store, for the groups to come out as they are here.</summary>
    public IReadOnlyList<CorrectedGroup> Corrections =>
        [
            .. order
                .Concat(names.Values.OfType<string>().Order(StringComparer.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .Select(name => new CorrectedGroup(
                    name,
                    NullIfEmpty([
                        .. In(name).Where(key => owners[homes[key]] == name).Select(key => texts[key]),
                        .. LostOf(name).SelectMany(group => group.GroupsOf.OrEmpty()),
                    ]),
                    NullIfEmpty([
                        .. In(name).Where(key => owners[homes[key]] != name).Select(key => texts[key]),
                        .. LostOf(name).SelectMany(group => group.Texts.OrEmpty()),
                    ])
                ))
                .Where(group => group.AllTexts.Any()),
        ];

    /// <summary>Puts texts together under a new name.</summary>
    /// <exception cref="GroupEditException">It cannot be done; nothing has changed.</exception>
    public void MoveToNew(IReadOnlyCollection<string> ids, string name) => Give(Keys(ids), Free(name));

    /// <summary>Puts texts into a group that is there; its name stays.</summary>
    /// <param name="groupId">Id of any text in it.</param>
    /// <exception cref="GroupEditException">It cannot be done; nothing has changed.</exception>
    public void Move(IReadOnlyCollection<string> ids, string groupId)
    {
        var (moved, target) = (Keys(ids), Key(groupId));
        if (names[target] is { } name)
        {
            Give(moved, name);
            return;
        }

        var (home, title) = (homes[target], titles[target]);
        foreach (var key in moved.Where(key => homes[key] == home).ToList())
        {
            names[key] = null; // home again, it needs no correction
            moved.Remove(key);
        }

        if (moved.Count > 0)
        {
            var unused = Unused(title);
            Give(Together(PlaceOf(target)), unused);
            Give(moved, unused);
        }
    }

    /// <exception cref="GroupEditException">It cannot be done; nothing has changed.</exception>
    public void Rename(string groupId, string name)
    {
        var key = Key(groupId);
        if (CleanText.Of(name) != titles[key])
        {
            Give(Together(PlaceOf(key)), Free(name));
        }
    }

    /// <summary>Takes the operator's word on a group back: its texts go where they were found.</summary>
    /// <exception cref="GroupEditException">There is no such group.</exception>
    public void Release(string groupId)
    {
        if (names[Key(groupId)] is not { } name)
        {
            return;
        }

        owners.Index().Where(owner => owner.Item == name).ToList().ForEach(owner => owners[owner.Index] = null);
        In(name).ToList().ForEach(key => names[key] = owners[homes[key]]);
        lost.RemoveAll(group => group.Name == name);
    }

    /// <summary>Drops texts that nobody writes any more.</summary>
    public void ForgetLost() => lost.Clear();

    private void Give(HashSet<string> moved, string name)
    {
        foreach (
            var group in moved
                .Where(key => names[key] != name)
                .GroupBy(PlaceOf)
                .Where(group => group.Count() == Together(group.Key).Count)
                .ToList()
        )
        {
            GiveWhole(group.Key, name);
        }

        foreach (var key in moved)
        {
            names[key] = name;
        }
    }

    // A whole group goes with what is still to be written to it, and with what was; a part of a group goes alone.
    private void GiveWhole((string? Name, int Home) place, string name)
    {
        if (place.Name is not { } before)
        {
            owners[place.Home] = name;
            return;
        }

        owners.Index().Where(owner => owner.Item == before).ToList().ForEach(owner => owners[owner.Index] = name);
        lost.Index().Where(left => left.Item.Name == before).ToList().ForEach(left => lost[left.Index] = left.Item with { Name = name });
        order[order.IndexOf(before)] = name;
    }

    private (string? Name, int Home) PlaceOf(string key) => names[key] is { } name ? (name, -1) : (null, homes[key]);

    private HashSet<string> Together((string? Name, int Home) place) =>
        texts.Keys.Where(key => PlaceOf(key) == place).ToHashSet(StringComparer.Ordinal);

    private IEnumerable<string> In(string name) =>
        names.Where(each => each.Value == name).Select(each => each.Key).Order(StringComparer.Ordinal);

    private IEnumerable<CorrectedGroup> LostOf(string name) => lost.Where(group => group.Name == name);

    private List<string> Lost(IReadOnlyList<string>? named) =>
        [.. named.OrEmpty().Where(text => !texts.ContainsKey(WordGroups.KeyOf(text)))];

    private HashSet<string> Keys(IReadOnlyCollection<string> ids) =>
        ids.Count == 0
            ? throw new GroupEditException("Ничего не отмечено. Отметьте ответы, которые нужно перенести.")
            : ids.Select(Key).ToHashSet(StringComparer.Ordinal);

    private string Key(string id) =>
        keys.GetValueOrDefault(id)
        ?? throw new GroupEditException(
            "Школы только что изменили ответы: одного из отмеченных текстов больше нет. Посмотрите группы ещё раз."
        );

    private string Free(string name)
    {
        var clean = CleanText.Of(name).Replace('\n', ' ');
        return clean switch
        {
            "" => throw new GroupEditException("Не названа группа. Впишите её название."),
            { Length: > LongestName } => throw new GroupEditException($"Название группы длиннее {LongestName} знаков. Сократите его."),
            _ when titles.Any(each => each.Value == clean && (names[each.Key] is not null || Together(PlaceOf(each.Key)).Count > 1)) =>
                throw new GroupEditException(
                    $"Группа {Russian.Quoted(clean)} уже есть. Чтобы объединить группы, отметьте ответы и выберите её в списке «Куда»."
                ),
            _ => clean,
        };
    }

    // A corrected group may bear the title of a group that was found; given that name, the two would become one.
    private string Unused(string title)
    {
        var name = title;
        for (var number = 2; names.ContainsValue(name) || LostOf(name).Any(group => group.AllTexts.Any()); number++)
        {
            var ending = $" ({number})";
            name = CleanText.Abridged(title, LongestName - ending.Length) + ending;
        }

        return name;
    }

    private static List<string>? NullIfEmpty(List<string> list) => list.Count == 0 ? null : list;
}

/// <summary>What the operator asked for cannot be done; the message says why, in Russian.</summary>
public sealed class GroupEditException(string message) : Exception(message);
