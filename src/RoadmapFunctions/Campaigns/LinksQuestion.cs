using System.Text.Json.Serialization;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>A question for web addresses that prove something: an order on the school's site, a photo report.</summary>
public sealed record LinksQuestion : ValueQuestion
{
    public static LinksQuestion Any { get; } = new();

    private const int Most = 20;

    /// <summary>Characters (UTF-16) of one address; not every browser opens longer ones.</summary>
    private const int Longest = 2000;

    private static readonly char[] Trailing = [',', ';', '.', ')', '»', '"'];

    [JsonIgnore]
    public override string Noun => "ссылки";

    [JsonIgnore]
    public override string Instruction => "Впишите адреса страниц (https://…), каждый с новой строки";

    public override string PaperPlace(string blank) => string.Join('\n', Enumerable.Repeat($"https://{blank}{blank}", 3));

    public override ValueReading Read(string text)
    {
        // A dash is not an answer, and neither is a blank.
        if (TextKey.Of(text).Length == 0)
        {
            return ValueReading.Nothing;
        }

        var links = new List<string>();
        var words = CleanText.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimEnd(Trailing));
        foreach (var word in words.Where(word => word.Length > 0))
        {
            if (Safe(word) is not { } link)
            {
                return ValueReading.Refused(
                    $"{Quoted(word)} — не адрес, который начинается с https://. Впишите только такие адреса, каждый с новой строки."
                );
            }

            links.Add(link);
        }

        return links.Distinct(StringComparer.Ordinal).ToList() switch
        {
            [] => ValueReading.Nothing,
            { Count: > Most } many => ValueReading.Refused($"Ссылок {many.Count}, а можно не больше {Most}. Оставьте главные."),
            var some => new(new LinksValue(some)),
        };
    }

    public override ValueReading Read(double number, string? shown) => Read(shown ?? AnswerValue.Of(NumberText.Exact(number)).Shown);

    /// <remarks>
    /// Values from programs and from storage pass the same check as what a person types: nothing else ever becomes a link. Addresses
    /// that are only outlined are never shown.
    /// </remarks>
    public override bool Takes(AnswerValue value) =>
        value.Links is not null && (OutlinedText.IsOutline(value.Shown) || Read(value.Shown).Value == value);

    public override string Typed(AnswerValue value) => string.Join('\n', value.Links.OrEmpty());

    public override IReadOnlyList<ValueFigure> Summarize(IReadOnlyList<(Organization Organization, AnswerValue Value)> given) =>
        [new("links", "Ссылок", AnswerValue.Of(given.Sum(each => each.Value.Links!.Count)), [])];

    public override IEnumerable<CampaignMistake> Check(string place) => [];

    public override AnswerValue Sample(int turn) => new LinksValue([$"https://school.example/{turn % 10}"]);

    /// <summary>
    /// The address as a browser opens it, in ASCII: https only, no name or password, no host that only looks like another one, no
    /// characters that change the direction of writing.
    /// </summary>
    private static string? Safe(string word)
    {
        try
        {
            return
                word.Length <= Longest
                && Uri.TryCreate(word, UriKind.Absolute, out var uri)
                && uri is { Scheme: "https", UserInfo.Length: 0, HostNameType: UriHostNameType.Dns }
                && uri.IdnHost.Contains('.', StringComparison.Ordinal)
                && new UriBuilder(uri) { Host = uri.IdnHost }
                    .Uri
                    .AbsoluteUri
                    is { Length: <= Longest } plain
                && plain.All(char.IsAscii)
                ? plain
                : null;
        }
        catch (UriFormatException)
        {
            return null; // a host without an ASCII spelling is not a host
        }
    }
}
