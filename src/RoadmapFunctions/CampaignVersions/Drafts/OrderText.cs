using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// What can be extracted from the text of an order that somebody has pasted. It is a proposal: everything is shown and can be corrected by
/// hand. What is not found is null or empty; nothing is invented.
/// </summary>
/// <param name="IssuerGenitive">In the form in which the text cites other acts of the same issuer.</param>
/// <param name="Operator">Whom the order charges with the work.</param>
/// <param name="Signatory">Who has signed the order.</param>
/// <param name="Charged">Name of the institution that has to write the report, where its head is not named.</param>
/// <param name="TimeZone">IANA name of the zone of the place that the order names; null when it names none that is known.</param>
/// <param name="Institutions">What the order calls them; null when it uses no usual words.</param>
/// <param name="Plan">What the order has carried out, in the genitive.</param>
/// <param name="Schools">Full names.</param>
/// <param name="Questions">With their options; see <see cref="PrintedQuestions"/>.</param>
public sealed partial record OrderText(
    string? Kind,
    DateOnly? Date,
    string? Number,
    string? Title,
    string? IssuerGenitive,
    string? InPursuanceOf,
    string? Controller,
    string? Place,
    Executor? Executor,
    string? Period,
    string? Recipient,
    CampaignOperator? Operator,
    (string Post, string Name)? Signatory,
    string? Charged,
    string? TimeZone,
    OrganizationTerm? Institutions,
    string? FormTitle,
    string? Plan,
    IReadOnlyList<Milestone> Milestones,
    IReadOnlyList<string> Schools,
    IReadOnlyList<Activity> Questions
)
{
    /// <summary>Lines. The head of an order is shorter.</summary>
    private const int HeadLines = 25;

    public static OrderText Read(string text)
    {
        var lines = CellsOfTable
            .Together(PrintedQuestions.PlainLines(text))
            .Select(line => LettersApart().IsMatch(line) ? line.Replace(" ", "", StringComparison.Ordinal) : line)
            .ToList();
        var head = lines.Take(HeadLines).TakeWhile(line => !Clause().IsMatch(line)).ToList();
        var order = lines.Take(PrintedQuestions.Beginning(lines)).ToList();
        var clauses = order.Select(line => Clause().Match(line)).Where(match => match.Success).ToList();
        var whole = string.Join('\n', order);
        var kind = head.Select(line => KindOfAct().Match(line)).FirstOrDefault(match => match.Success)?.Value.ToLowerInvariant();
        var issuer = First(order, CitedIssuer(), "issuer") ?? OrderLetterhead.IssuerGenitive(head, whole);
        var place = First(head, Town(), "town");
        return new(
            kind,
            head.SelectMany(line => Since().IsMatch(line) ? DateText.FindIn(line) : [])
                .Select(found => (DateOnly?)found.Date)
                .FirstOrDefault(),
            First(head, NumberOfAct(), "number"),
            TitleIn(head),
            issuer,
            First(order, Basis(), "basis") is { } basis ? Russian.Uncapitalized(basis) : null,
            First(order, Control(), "who"),
            place,
            OrderPeople.ExecutorIn(lines),
            Found(PeriodOfReport().Match(whole), "period"),
            Found(RecipientOfSummary().Match(whole), "who"),
            OrderPeople.OperatorIn(whole),
            OrderPeople.SignatoryIn(order),
            OrderClauses.ChargedIn(clauses),
            PlaceZones.Of(place, issuer, string.Join('\n', head), text),
            OrderInstitutions.In(whole),
            FormTitleIn(lines),
            PlanIn(whole),
            OrderClauses.MilestonesIn(clauses),
            OrderClauses.SchoolsIn(clauses) is { Count: > 0 } named ? named : OrderSchools.In(lines),
            PrintedQuestions.Read(lines)
        );
    }

    /// <summary>«Департамент образования …» from «департамента образования …»; null when the form of the word is not known.</summary>
    public string? Issuer => IssuerGenitive is null ? null : BodyName.Nominative(IssuerGenitive);

    private static string? First(IEnumerable<string> lines, Regex what, string group) =>
        lines.Select(line => Found(what.Match(line), group)).FirstOrDefault(found => found is not null);

    private static string? Found(Match match, string group) =>
        match.Success ? WithoutEnd(CleanText.OneLine(match.Groups[group].Value)) : null;

    // The dot of «М.В.» belongs to the name.
    private static string WithoutEnd(string text) =>
        text.TrimEnd(',', ';', ':', '.') is var bare && bare.Length < text.Length && Initial().IsMatch(bare) ? $"{bare}." : bare;

    // A long title stands on several lines. A line of it begins in the middle of the sentence, or the line before ends there.
    private static string? TitleIn(List<string> head)
    {
        var first = head.FindIndex(line => Subject().IsMatch(line));
        if (first < 0)
        {
            return null;
        }

        var next = head.Skip(first + 1)
            .TakeWhile(
                (line, index) => !Preamble().IsMatch(line) && (Continues().IsMatch(line) || Unfinished().IsMatch(head[first + index]))
            );
        return string.Join(' ', [head[first], .. next]).TrimEnd('.');
    }

    // The heading of the form stands between the signature and the table.
    private static string? FormTitleIn(List<string> lines)
    {
        var beginning = PrintedQuestions.Beginning(lines);
        return beginning == lines.Count
            ? null
            : lines
                .Take(beginning)
                .Reverse()
                .Take(3)
                .TakeWhile(line => !Supplement().IsMatch(line))
                .FirstOrDefault(line => line.Length > 40 && !Clause().IsMatch(line))
                ?.TrimEnd('.');
    }

    private static string? PlanIn(string text) =>
        RoadMap().IsMatch(text) ? "плана мероприятий («дорожной карты»)"
        : PlanOfActivities().IsMatch(text) ? "плана мероприятий"
        : null;

    // «Приложение № 1 к приказу …»
    [GeneratedRegex(@"^Приложение\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex Supplement();

    // «2. Провести …», «2.1. подготовить …»
    [GeneratedRegex(
        @"^[-–•\s]*(?<number>\d{1,2}(\.\d{1,2})*)\.?\s+(?<text>(\p{Lu}|(?<=^[-–•\s]*\d{1,2}\.\d{1,2}\.?\s+)\p{Ll}).*)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Clause();

    [GeneratedRegex(@"(^|[\s.])\p{Lu}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Initial();

    // «П Р И К А З»
    [GeneratedRegex(@"^\p{Lu}( \p{Lu}){3,}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LettersApart();

    [GeneratedRegex(@"\b(?:распоряжение|приказ|постановление|решение)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KindOfAct();

    [GeneratedRegex(@"(^|\s)от\s|^\W*\d", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Since();

    [GeneratedRegex(@"№\s*(?<number>\d[\w/.-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberOfAct();

    [GeneratedRegex(
        @"^(В соответствии|Во исполнение|На основании|Согласно|Руководствуясь|В целях|С целью|В рамках|В связи)\b"
            + @"|п\s*р\s*и\s*к\s*а\s*з\s*ы\s*в\s*а\s*ю|постановляет|обязываю",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Preamble();

    [GeneratedRegex(@"^[\p{Ll}«(\d]", RegexOptions.None, 1000)]
    private static partial Regex Continues();

    [GeneratedRegex(
        @"([,–—-]|\b(в|на|и|по|с|из|для|от|до|за|о|об|при|города|района|области|края|округа|администрации|муниципального))$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^[«""]?Об?\s+\p{L}.{8,}", RegexOptions.None, 1000)]
    private static partial Regex Subject();

    [GeneratedRegex(
        @"(распоряжением|приказом|постановлением|решением)\s+(?<issuer>(департамента|управления|отдела|комитета|министерства"
            + @"|администрации)\s.+?)\s+от\s",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex CitedIssuer();

    [GeneratedRegex(
        @"^(?<basis>(В соответствии с|Во исполнение|На основании)\s+.+?)(,?\s*(п\s*р\s*и\s*к\s*а\s*з\s*ы\s*в\s*а\s*ю|обязываю)\s*:?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Basis();

    [GeneratedRegex(
        @"контроль\s.*возложить\s+на\s+(?<who>.+)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Control();

    [GeneratedRegex(@"^(г\.\s*)?(?<town>\p{Lu}\p{Ll}+([ -]\p{Lu}\p{Ll}+)?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Town();

    [GeneratedRegex(
        @"\bза\s+(?<period>[^.,;()\n]{0,40}?(полугодие|квартал|четверть|учебный"
            + @"|год)[^.,;()\n]{0,20}?\d{4}([-–/ ]+\d{4})?\s*(учебн\w+\s+)?год\w?)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex PeriodOfReport();

    [GeneratedRegex(
        @"(предоставить|представить|направить)\s+в\s+(?<who>\p{Lu}[^.;\n]+)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex RecipientOfSummary();

    [GeneratedRegex(@"\bдорожн\w+\s+карт", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RoadMap();

    [GeneratedRegex(@"\bплан\w*\s+мероприяти", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlanOfActivities();
}
