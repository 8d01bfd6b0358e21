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
        var lines = PrintedQuestions
            .PlainLines(text)
            .Select(line => LettersApart().IsMatch(line) ? line.Replace(" ", "", StringComparison.Ordinal) : line)
            .ToList();
        var head = lines.Take(HeadLines).TakeWhile(line => !Clause().IsMatch(line)).ToList();
        var order = lines.Take(PrintedQuestions.Beginning(lines)).ToList();
        var clauses = order.Select(line => Clause().Match(line)).Where(match => match.Success).ToList();
        var whole = string.Join('\n', order);
        var kind = head.Select(line => KindOfAct().Match(line)).FirstOrDefault(match => match.Success)?.Value.ToLowerInvariant();
        return new(
            kind,
            head.SelectMany(line => Since().IsMatch(line) ? DateText.FindIn(line) : [])
                .Select(found => (DateOnly?)found.Date)
                .FirstOrDefault(),
            First(head, NumberOfAct(), "number"),
            TitleIn(head),
            First(order, CitedIssuer(), "issuer") ?? OrderLetterhead.IssuerGenitive(head, whole),
            First(order, Basis(), "basis") is { } basis ? Russian.Uncapitalized(basis) : null,
            First(order, Control(), "who"),
            First(head, Town(), "town"),
            ExecutorIn(lines),
            Found(PeriodOfReport().Match(whole), "period"),
            Found(RecipientOfSummary().Match(whole), "who"),
            OperatorIn(whole),
            SignatoryIn(order),
            FormTitleIn(lines),
            PlanIn(whole),
            MilestonesIn(clauses),
            SchoolsIn(clauses),
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

    // «Исп. Иванова И.И., тел. 8 (3854) 12-34-56»: below the signature, on one line or on two.
    private static Executor? ExecutorIn(List<string> lines)
    {
        var index = lines.FindIndex(line => ExecutorLine().IsMatch(line));
        if (index < 0)
        {
            return null;
        }

        var named = ExecutorLine().Match(lines[index]);
        var phone = Phone().Match($"{named.Groups["rest"].Value} {lines.ElementAtOrDefault(index + 1)}");
        return phone.Success ? new(named.Groups["name"].Value, phone.Value) : null;
    }

    private static CampaignOperator? OperatorIn(string text)
    {
        var match = Director().Match(text);
        return match.Success
            ? new(
                match.Groups["name"].Value,
                $"{Russian.Capitalized(match.Groups["post"].Value)} {match.Groups["name"].Value}",
                NameIn(match)
            )
            : null;
    }

    // «Начальник департамента», «О.В. Васильева»: on one line, or on two.
    private static (string Post, string Name)? SignatoryIn(List<string> order) =>
        order
            .Select((line, index) => (line, next: index + 1 < order.Count ? order[index + 1] : string.Empty))
            .SelectMany(each => new[] { each.line, $"{each.line} {each.next}" })
            .Select(line => SignatureOfOrder().Match(line))
            .Where(match => match.Success)
            .Select(match => ((string, string)?)(CleanText.OneLine(match.Groups["post"].Value), NameIn(match)))
            .LastOrDefault();

    private static string NameIn(Match match) =>
        $"{match.Groups["initials"].Value.Replace(" ", string.Empty, StringComparison.Ordinal)} {match.Groups["surname"].Value}";

    // The heading of the form stands between the signature and the table.
    private static string? FormTitleIn(List<string> lines)
    {
        var beginning = PrintedQuestions.Beginning(lines);
        return beginning == lines.Count
            ? null
            : lines.Take(beginning).Reverse().Take(3).FirstOrDefault(line => line.Length > 40 && !Clause().IsMatch(line))?.TrimEnd('.');
    }

    private static string? PlanIn(string text) =>
        RoadMap().IsMatch(text) ? "плана мероприятий («дорожной карты»)"
        : PlanOfActivities().IsMatch(text) ? "плана мероприятий"
        : null;

    private static List<Milestone> MilestonesIn(List<Match> clauses)
    {
        var milestones = new List<Milestone>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var clause in clauses)
        {
            var text = clause.Groups["text"].Value;
            if (
                DateText
                    .FindIn(text)
                    .Where(found => Until().IsMatch(text[..found.Index]))
                    .Select(found => (DateOnly?)found.Date)
                    .FirstOrDefault()
                is not { } date
            )
            {
                continue;
            }

            var kind =
                text.Contains("сводн", StringComparison.OrdinalIgnoreCase) ? MilestoneKind.Summary
                : text.Contains("отчет", StringComparison.OrdinalIgnoreCase) || text.Contains("отчёт", StringComparison.OrdinalIgnoreCase)
                    ? MilestoneKind.Report
                : MilestoneKind.Answers;
            if (kind == MilestoneKind.Answers && milestones.Exists(each => each.Kind == kind))
            {
                continue; // one day for the schools; the reader of the proposal sees to another one
            }

            var id = Ids.From(Choices.Name(kind), "milestone", taken);
            taken.Add(id);
            milestones.Add(
                new(
                    id,
                    kind,
                    kind switch
                    {
                        MilestoneKind.Answers => "Представление информации школами",
                        MilestoneKind.Report => "Аналитический отчёт",
                        _ => "Сводная информация",
                    },
                    date,
                    kind == MilestoneKind.Answers ? Milestone.EndOfDay : "09:00",
                    $"пункт {clause.Groups["number"].Value}"
                )
            );
        }

        return milestones;
    }

    // «(МАОУ СОШ № 5 имени А.К. Ерохина, МАОУ СОШ № 28, МАОУ ООШ № 38, 66)»: a number alone is another school of the same kind.
    private static List<string> SchoolsIn(List<Match> clauses)
    {
        var schools = new List<string>();
        var named = clauses.Select(clause => SchoolList().Match(clause.Groups["text"].Value)).FirstOrDefault(match => match.Success);
        foreach (
            var piece in named
                ?.Groups["list"]
                .Value.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []
        )
        {
            if (schools.Count > 0 && OnlyNumber().IsMatch(piece))
            {
                schools.Add(LastNumber().Replace(schools[^1], piece, 1));
            }
            else if (schools.Count > 0 && !char.IsUpper(piece[0]) && !piece.Contains('№', StringComparison.Ordinal))
            {
                schools[^1] = $"{schools[^1]}, {piece}";
            }
            else
            {
                schools.Add(piece.TrimEnd('.'));
            }
        }

        return schools;
    }

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

    [GeneratedRegex(
        @"^Исп(олнитель)?\.?\s*:?\s*(?<name>\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?\s+(\p{Lu}\.\s?\p{Lu}\.|\p{Lu}\p{Ll}+(\s+\p{Lu}\p{Ll}+)?)"
            + @"|\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?)(?<rest>.*)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ExecutorLine();

    [GeneratedRegex(@"[+8(\d][\d\s()-]{4,}\d", RegexOptions.None, 1000)]
    private static partial Regex Phone();

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

    [GeneratedRegex(
        @"\(?(?<post>директор|заведующая|заведующий|руководитель|начальник)\s+(?<name>\p{Lu}[^()\n]{1,60}?)\s+"
            + @"(?<surname>\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?)\s+(?<initials>\p{Lu}\.\s?\p{Lu}\.)\)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Director();

    [GeneratedRegex(
        @"^(?<post>(Исполняющ\w+ обязанности|И\.\s?о\.|Врио|Первый|Заместитель|Начальник|Директор|Руководитель|Председатель|Глава|Министр)"
            + @"(\s+[\p{Ll}\p{Lu}-]+){0,12})\s+((?<initials>\p{Lu}\.\s?\p{Lu}\.)\s?(?<surname>\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?)"
            + @"|(?<surname>\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?)\s(?<initials>\p{Lu}\.\s?\p{Lu}\.))$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex SignatureOfOrder();

    [GeneratedRegex(@"\b(?:до|не\s+позднее|в\s+срок\s+до|по)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Until();

    [GeneratedRegex(
        @"(руководител|директор|школ|учрежден|организац)[^(]{0,200}\((?<list>[^()]*№[^()]*)\)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex SchoolList();

    [GeneratedRegex(@"\bдорожн\w+\s+карт", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RoadMap();

    [GeneratedRegex(@"\bплан\w*\s+мероприяти", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlanOfActivities();

    [GeneratedRegex(@"^№?\s*\d+$", RegexOptions.None, 1000)]
    private static partial Regex OnlyNumber();

    [GeneratedRegex(@"\d+(?=\D*$)", RegexOptions.None, 1000)]
    private static partial Regex LastNumber();
}
