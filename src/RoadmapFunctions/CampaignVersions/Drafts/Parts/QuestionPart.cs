using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>One question with its options.</summary>
public sealed class QuestionPart(string id) : DraftPart
{
    public const string PartName = "question";

    public const string OptionList = "options";

    /// <summary>Options to add after the last one, each on its own line.</summary>
    public const string MoreOptions = "moreOptions";

    /// <summary>Somebody confirms what was guessed of an option.</summary>
    public const string Checked = "checked";

    /// <summary>The same for all options of the page.</summary>
    public const string AllChecked = "guessesChecked";

    public override string Name => PartName;

    public override string Title => "Вопрос";

    public override string Item => id;

    public override string? FieldAt(Campaign campaign, string place) =>
        (campaign.FindActivity(id)!.Table, OfItem(place, FormattableString.Invariant($"$.activities[{IndexIn(campaign)}]"), "title")) switch
        {
            (not null, "title") => TableFields.Row,
            (not null, "table" or "kind") => TableFields.Question,
            var (_, field) => field,
        };

    protected override IEnumerable<(string Name, string? Value)> Write(Campaign campaign)
    {
        var activity = campaign.FindActivity(id)!;
        return
        [
            ("number", activity.Number),
            .. TableFields.Write(activity),
            ("shortTitle", activity.ShortTitle),
            ("kind", Choices.Name(activity.Kind)),
            ("required", Mark(activity.Required)),
            ("optional", Mark(activity.Optional)),
            ("notCounted", Mark(activity.NotCounted)),
            ("heading.title", activity.Heading?.Title),
            ("heading.explanation", activity.Heading?.Explanation),
            ("heading.newPage", Mark(activity.Heading?.NewPage is true)),
            .. ValueFields.Write(activity),
            .. CheckFields.Write(activity),
            .. ConditionFields.Write(activity),
            .. activity
                .Options.Index()
                .SelectMany(each =>
                    (IEnumerable<(string, string?)>)
                        [
                            ($"options[{each.Index}].id", each.Item.Id),
                            ($"options[{each.Index}].number", each.Item.Number),
                            ($"options[{each.Index}].text", each.Item.Text),
                            ($"options[{each.Index}].level", Choices.Name(each.Item.Level)),
                            ($"options[{each.Index}].guessed", Mark(each.Item.Guessed)),
                            ($"options[{each.Index}].aliases", Lines(each.Item.Aliases)),
                            .. activity
                                .Options.Skip(each.Index + 1)
                                .Select(other =>
                                    (
                                        $"options[{each.Index}].{ExcludesField(other.Id)}",
                                        (string?)Mark(Excludes(each.Item, other) || Excludes(other, each.Item))
                                    )
                                ),
                        ]
                ),
            ("other.number", activity.Other?.Number),
            ("other.text", activity.Other?.Text),
            ("headers", Lines(activity.Headers)),
        ];
    }

    public override Campaign Apply(Campaign campaign, FormFields fields)
    {
        var before = campaign.FindActivity(id)!;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var drawn = fields.Items(OptionList).ToList();
        var options = drawn.Select((each, index) => Option(each, index, before, taken, fields.Is(AllChecked))).ToList();
        taken.UnionWith(before.Options.Select(option => option.Id)); // the id of a removed option has answers of its own
        options.AddRange(PrintedQuestions.Options(fields.Lines(MoreOptions).OrEmpty(), options.Count + 1, taken));
        var table = TableFields.Read(fields, before);
        var after = before with
        {
            Number = fields.Text("number"),
            Title = table?.Title ?? fields.Text("title"),
            Table = table,
            ShortTitle = fields.Optional("shortTitle"),
            Kind = fields.Choice("kind", QuestionKind.SeveralOf),
            Required = fields.Is("required"),
            Optional = fields.Is("optional"),
            NotCounted = fields.Is("notCounted"),
            Heading = Heading(fields),
            Numeric = ValueFields.Numeric(fields, before),
            Date = ValueFields.Date(fields, before),
            Scale = ValueFields.Scale(fields, before),
            Share = ValueFields.Share(fields, before),
            Checks = CheckFields.Read(campaign, fields, before),
            OnlyIf = ConditionFields.Read(campaign, fields, before),
            Options = [.. options.Select((option, index) => option with { Excludes = Contradicted(index, options, drawn) })],
            Other = fields.Is("other.text")
                ? new(fields.Optional("other.number") ?? FormattableString.Invariant($"{options.Count + 1}"), fields.Text("other.text"))
                : null,
            Headers = fields.Lines("headers"),
        };
        return TableFields.Put(campaign, after, fields);
    }

    // Text below a missing heading is not thrown away: the page asks for the heading.
    private static QuestionHeading? Heading(FormFields fields) =>
        fields.Is("heading.title") || fields.Is("heading.explanation") || fields.Is("heading.newPage")
            ? new(fields.Text("heading.title"), fields.Optional("heading.explanation"), fields.Is("heading.newPage"))
            : null;

    private int IndexIn(Campaign campaign) => campaign.Activities.Index().First(each => each.Item.Id == id).Index;

    private static ActivityOption Option(FormFields fields, int index, Activity before, HashSet<string> taken, bool areChecked)
    {
        var text = fields.Text("text");
        var kept = fields.Text("id");
        var known = taken.Contains(kept) ? null : before.Options.FirstOrDefault(option => option.Id == kept);
        var optionId =
            known?.Id
            ?? Ids.From(
                text,
                "option",
                taken.Union(before.Options.Select(option => option.Id), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal)
            );
        taken.Add(optionId);
        var level = fields.Choice("level", ExecutionLevel.Done);
        var had = before.Options.FirstOrDefault(option => option.Id == kept);
        var isLeft = level == (had?.Level ?? ExecutionLevel.Done); // nobody has chosen another one
        var isFirstText = text.Length > 0 && isLeft && had is null or { Text.Length: 0 };
        return new(
            optionId,
            fields.Optional("number") ?? FormattableString.Invariant($"{index + 1}"),
            text,
            isFirstText ? GuessedLevel.Of(text) : level,
            fields.Lines("aliases"),
            known?.Excludes,
            isLeft && !areChecked && !fields.Is(Checked) && (isFirstText || fields.Is("guessed"))
        );
    }

    /// <summary>For a pair of options that contradict each other, the checkbox stands beside one of the two.</summary>
    /// <param name="other">Id of the other option.</param>
    public static string ExcludesField(string other) => $"excludes.{other}";

    // A pair that the file names at either option, or at both, stays as it is in the file. A removed option contradicts nothing.
    private static List<string>? Contradicted(int index, List<ActivityOption> options, List<FormFields> drawn)
    {
        if (index >= drawn.Count)
        {
            return null; // what was added just now contradicts nothing yet
        }

        var option = options[index];
        var marked = options
            .Take(drawn.Count)
            .Index()
            .Where(other =>
                other.Index != index
                && (drawn[index].Is(ExcludesField(other.Item.Id)) || drawn[other.Index].Is(ExcludesField(option.Id)))
                && (Excludes(option, other.Item) || (other.Index > index && !Excludes(other.Item, option)))
            )
            .Select(other => other.Item.Id)
            .ToList();
        return marked.Count == 0
            ? null
            : [.. option.Excludes.OrEmpty().Intersect(marked, StringComparer.Ordinal).Union(marked, StringComparer.Ordinal)];
    }

    private static bool Excludes(ActivityOption one, ActivityOption other) =>
        one.Excludes.OrEmpty().Contains(other.Id, StringComparer.Ordinal);
}
