namespace RoadmapFunctions.Documents;

/// <summary>The headings of a document in their order, each with the number that its link leads to.</summary>
public sealed class Contents
{
    /// <summary>Fewer headings can be seen at a glance; a table of contents would only push them to the next page.</summary>
    private const int WorthShowing = 4;

    private readonly Dictionary<Heading, int> numbers = new(ReferenceEqualityComparer.Instance);

    private Contents(IReadOnlyList<Heading> headings)
    {
        Headings = headings;
        foreach (var heading in headings)
        {
            numbers.TryAdd(heading, numbers.Count + 1);
        }
    }

    public IReadOnlyList<Heading> Headings { get; }

    public bool AreShown => Headings.Count >= WorthShowing;

    public static Contents Of(Document document) => new([.. document.Parts.SelectMany(part => part.Blocks).OfType<Heading>()]);

    public int Number(Heading heading) => numbers[heading];
}
