using System.Globalization;
using System.Text.RegularExpressions;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// The buttons beside a list: they change the fields of the form before it is read, so that nothing typed is lost. A button is named
/// <c>add:options</c>, or <c>up:options[2]</c>, <c>down:…</c>, <c>copy:…</c>, <c>remove:…</c>.
/// </summary>
public static partial class FieldLists
{
    public const string Add = "add";
    public const string Copy = "copy";
    public const string Up = "up";
    public const string Down = "down";
    public const string Remove = "remove";

    private const string IdField = "id";

    /// <returns>The same fields when the button is none of these.</returns>
    public static IReadOnlyDictionary<string, string> Apply(IReadOnlyDictionary<string, string> fields, string button)
    {
        if (Button().Match(button) is not { Success: true } pressed)
        {
            return fields;
        }

        var list = pressed.Groups["list"].Value;
        var items = Items(fields, list);
        var at = int.TryParse(pressed.Groups["index"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
        if (pressed.Groups["verb"].Value is var verb && verb != Add && (at < 0 || at >= items.Count))
        {
            return fields;
        }

        switch (verb)
        {
            case Add:
                items.Add(New());
                break;
            case Copy:
                items.Insert(at + 1, new(items[at], StringComparer.Ordinal)); // with the same id: the second one gets another
                break;
            case Up when at > 0:
                (items[at - 1], items[at]) = (items[at], items[at - 1]);
                break;
            case Down when at < items.Count - 1:
                (items[at + 1], items[at]) = (items[at], items[at + 1]);
                break;
            case Remove:
                items.RemoveAt(at);
                break;
        }

        return Together(fields, list, items);
    }

    private static Dictionary<string, string> New() => new(StringComparer.Ordinal) { [IdField] = string.Empty };

    private static List<Dictionary<string, string>> Items(IReadOnlyDictionary<string, string> fields, string list)
    {
        var items = new List<Dictionary<string, string>>();
        while (true)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{list}[{items.Count}].");
            var own = fields
                .Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(field => field.Key[prefix.Length..], field => field.Value, StringComparer.Ordinal);
            if (own.Count == 0)
            {
                return items;
            }

            items.Add(own);
        }
    }

    private static Dictionary<string, string> Together(
        IReadOnlyDictionary<string, string> fields,
        string list,
        List<Dictionary<string, string>> items
    )
    {
        var all = fields.Where(field => !field.Key.StartsWith($"{list}[", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        foreach (var (index, item) in items.Index())
        {
            foreach (var (name, value) in item)
            {
                all[string.Create(CultureInfo.InvariantCulture, $"{list}[{index}].{name}")] = value;
            }
        }

        return all;
    }

    [GeneratedRegex(
        @"^(?<verb>add|copy|up|down|remove):(?<list>[a-z]+)(\[(?<index>\d{1,5})\])?\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Button();
}
