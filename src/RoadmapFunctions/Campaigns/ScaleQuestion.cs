using System.Text.Json.Serialization;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>A question for a point on a scale: whole points between two ends that may have words.</summary>
/// <param name="From">The least point.</param>
/// <param name="To">The greatest one.</param>
/// <param name="FromWords">What the least point means: «совсем не помогло».</param>
/// <param name="ToWords">What the greatest one means.</param>
public sealed record ScaleQuestion(int From = 1, int To = 5, string? FromWords = null, string? ToWords = null) : ValueQuestion
{
    /// <summary>Five points without words.</summary>
    public static ScaleQuestion Usual { get; } = new();

    // What a form of Google can ask: https://developers.google.com/apps-script/reference/forms/scale-item#setBounds(Integer,Integer).
    private const int GreatestFrom = 1;
    private const int LeastTo = 3;
    private const int GreatestTo = 10;

    [JsonIgnore]
    public override string Noun => "оценку";

    [JsonIgnore]
    public override string Instruction => $"Выберите оценку от {WithWords(From)} до {WithWords(To)}";

    /// <summary>All points, in ascending order.</summary>
    [JsonIgnore]
    public IEnumerable<int> Points => Enumerable.Range(From, Math.Max(0, To - From + 1));

    // A point is read as a number with limits; only the summary differs.
    private NumberQuestion Number => new("балл", Whole: true, From, To);

    /// <summary>«4», and at an end «5 (очень помогло)».</summary>
    public string WithWords(int point) =>
        (
            point == From ? FromWords
            : point == To ? ToWords
            : null
        )
            is { } words
            ? $"{point} ({words})"
            : $"{point}";

    public override string PaperPlace(string blank) => string.Join("   ", Points.Select(point => $"☐ {point}"));

    /// <remarks>A point with its words is what the form itself shows.</remarks>
    public override ValueReading Read(string text) =>
        Points.Where(point => TextKey.Of(WithWords(point)) == TextKey.Of(text)).ToList() is [var point]
            ? new(AnswerValue.Of(point))
            : Number.Read(text);

    public override ValueReading Read(double number, string? shown) => Number.Read(number, shown);

    public override bool Takes(AnswerValue value) => Number.Takes(value);

    /// <summary>The figures of the number, followed by how many schools gave each point.</summary>
    public override IReadOnlyList<ValueFigure> Summarize(IReadOnlyList<(Organization Organization, AnswerValue Value)> given) =>
        [
            .. Number.Summarize(given).Where(figure => figure.Id is "mean" or "median").Select(figure => figure with { Unit = null }),
            .. Points.Select(point =>
            {
                IReadOnlyList<Organization> owners = [.. given.Where(each => each.Value.Number == point).Select(each => each.Organization)];
                return new ValueFigure($"point-{point}", $"Оценка {WithWords(point)}", AnswerValue.Of(owners.Count), owners);
            }),
        ];

    public override IEnumerable<CampaignMistake> Check(string place)
    {
        if (From is < 0 or > GreatestFrom)
        {
            yield return new($"{place}.from", "шкала начинается не с 0 и не с 1", "впишите 0 или 1: иначе форма Google её не покажет");
        }

        if (To is < LeastTo or > GreatestTo)
        {
            yield return new(
                $"{place}.to",
                $"шкала кончается не числом от {LeastTo} до {GreatestTo}",
                $"впишите число от {LeastTo} до {GreatestTo}: иначе форма Google её не покажет"
            );
        }
    }

    public override AnswerValue Sample(int turn) => AnswerValue.Of(From + (turn * 3 % (To - From + 1)));
}
