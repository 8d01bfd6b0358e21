using System.Globalization;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>Which questions there are and in what order; each has its own page.</summary>
public sealed class QuestionsPart : DraftPart
{
    public const string PartName = "questions";

    /// <summary>In the form, and in the buttons of the list.</summary>
    public const string List = "activities";

    /// <summary>In the button that adds a table; the draft has no list of them.</summary>
    public const string Tables = "tables";

    public override string Name => PartName;

    public override string Title => "Вопросы";

    /// <summary>Mistakes of a single question are shown on its page and counted here.</summary>
    public override string? FieldAt(Campaign campaign, string place) => Own(place, List);

    protected override IEnumerable<(string Name, string? Value)> Write(Campaign campaign) =>
        campaign.Activities.Index().Select(each => ($"{List}[{each.Index}].id", (string?)each.Item.Id));

    /// <summary>With the questions themselves: nobody removes one that has got another text since.</summary>
    public override string Seen(Campaign campaign) => Digest.OfJson(campaign.Activities, CampaignFile.Json)[..24];

    public override bool CanBeMerged => false;

    public override Campaign Apply(Campaign campaign, FormFields fields)
    {
        var taken = campaign.Activities.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        var (placed, questions) = (new HashSet<string>(StringComparer.Ordinal), new List<Activity>());
        foreach (var id in fields.Items(List).Select(each => each.Text("id")))
        {
            var known = campaign.FindActivity(id);
            if (known is not null && placed.Add(id))
            {
                questions.Add(known);
            }
            else if (known is not null || id.Length == 0)
            {
                var fresh = known is null
                    ? New(questions, taken)
                    : known with
                    {
                        Id = Ids.From(known.Title, "question", taken),
                        Heading = null,
                    };
                taken.Add(fresh.Id);
                questions.Add(fresh);
            }
        }

        foreach (var _ in fields.Items(Tables))
        {
            var question = New(questions, taken);
            var first = new QuestionTable(string.Empty, string.Empty);
            questions.Add(question with { Number = $"{question.Number}.1", Title = first.Title, Table = first });
        }

        return campaign with
        {
            Activities = questions.Count < campaign.Activities.Count && CountsOn(campaign.Activities) ? Renumbered(questions) : questions,
        };
    }

    /// <summary>The draft with a question that was removed, where it stood.</summary>
    public static Campaign Return(Campaign campaign, RemovedQuestion removed)
    {
        if (campaign.FindActivity(removed.Question.Id) is not null)
        {
            return campaign;
        }

        var questions = campaign.Activities.ToList();
        var place = Math.Min(removed.Index, questions.Count);
        if (!CountsOn(questions))
        {
            questions.Insert(place, removed.Question);
            return campaign with { Activities = questions };
        }

        // Its old number belongs to another question now, unless it returns among the rows of its table.
        var near = new[] { questions.ElementAtOrDefault(place - 1), questions.ElementAtOrDefault(place) }.FirstOrDefault(each =>
            each?.Table is { } table && table.Question == removed.Question.Table?.Question
        );
        var number = removed.Question.Number[Group(removed.Question).Length..];
        questions.Insert(place, removed.Question with { Number = (near is null ? "new" : Group(near)) + number });
        return campaign with { Activities = Renumbered(questions) };
    }

    // Numbers of an order may have holes, and then they are the order's: nobody changes them.
    private static bool CountsOn(IReadOnlyList<Activity> questions) =>
        Groups(questions).Index().All(group => group.Item == FormattableString.Invariant($"{group.Index + 1}"));

    private static List<Activity> Renumbered(List<Activity> questions)
    {
        var numbers = Groups(questions)
            .Select((number, index) => (number, fresh: FormattableString.Invariant($"{index + 1}")))
            .DistinctBy(each => each.number, StringComparer.Ordinal)
            .ToDictionary(each => each.number, each => each.fresh, StringComparer.Ordinal);
        return [.. questions.Select(each => each with { Number = numbers[Group(each)] + each.Number[Group(each).Length..] })];
    }

    // The rows of a table are «5.1», «5.2»: all of them stand for 5.
    private static List<string> Groups(IReadOnlyList<Activity> questions) =>
        [.. questions.Select(Group).Where((number, index) => index == 0 || number != Group(questions[index - 1]))];

    private static string Group(Activity question) => question.Number.Split('.')[0];

    private static Activity New(List<Activity> before, HashSet<string> taken)
    {
        var number =
            before
                .Select(each =>
                    int.TryParse(each.Number.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0
                )
                .DefaultIfEmpty()
                .Max() + 1;
        return new(
            Ids.From(FormattableString.Invariant($"question {number}"), "question", taken),
            FormattableString.Invariant($"{number}"),
            string.Empty,
            []
        );
    }
}
