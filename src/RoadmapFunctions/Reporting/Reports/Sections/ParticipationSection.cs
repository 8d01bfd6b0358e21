using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Who has reported, how fully, and whether in time.</summary>
public static class ParticipationSection
{
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering, bool forCommittee = false)
    {
        yield return new Heading(1, $"{numbering.NextSection()} Представление информации");
        int? table = data.NamesOrganizations || (forCommittee && data.ListsOrganizations) ? numbering.NextTable() : null;
        yield return new Paragraph(
            string.Join(' ', Sentences(data, forCommittee))
                + (
                    table is { } number ? $" Сведения по {data.Noun.Many.Dative} приведены в таблице{Russian.NonBreakingSpace}{number}."
                    : data.ListsOrganizations ? $" Сведения по {data.Noun.Many.Dative} приведены в приложении 3."
                    : string.Empty
                )
        );
        if (!forCommittee && Unaccounted(data) is { } unaccounted)
        {
            yield return new Paragraph(unaccounted);
        }

        if (table is { } roster)
        {
            yield return Roster(data, roster);
        }
    }

    /// <summary>Rows that have not been admitted, and whose they may be; null when there are none.</summary>
    public static string? Unaccounted(ReportData data)
    {
        var items = data.Quarantine.Where(item => !item.Dismissed).ToList();
        if (items.Count == 0)
        {
            return null;
        }

        var text =
            $"Не {Russian.Plural(items.Count, "учтена", "учтены", "учтены")} {Russian.Count(items.Count, "запись", "записи", "записей")}, "
            + (items.Count == 1 ? "которую нельзя признать ответом" : "которые нельзя признать ответами")
            + " без уточнения.";
        return data.Organizations(data.Unsettled) is { Count: > 0 } schools
            ? $"{text} {(items.Count == 1 ? "Она" : schools.Count == 1 ? "Одна из них" : "Часть из них")}, вероятно, принадлежит "
                + $"{Wording.AllNames(schools, NameCase.Dative)}; до уточнения к не представившим информацию "
                + $"{NotCounted(data.Noun, schools.Count)}.{Others(data, items)}"
            : text;
    }

    private static string Others(ReportData data, List<QuarantineItem> items) =>
        items.Count(item => item.LikelyOrganizationId is null) switch
        {
            0 => string.Empty,
            1 when items.Count == 2 => $" Другая ни к {OneOf(data.Noun)} не отнесена.",
            1 => $" Ещё одна ни к {OneOf(data.Noun)} не отнесена.",
            _ => $" Остальные ни к {OneOf(data.Noun)} не отнесены.",
        };

    private static string OneOf(OrganizationNoun noun) => $"{noun.Of("одному", "одной", "одному")} {noun.One.Dative}";

    /// <summary>How many have reported, and how many of them in time.</summary>
    /// <param name="late">Schools that were late, named after the number in time; null where that is said elsewhere.</param>
    /// <param name="opens">Whether the abbreviation of the schools occurs here first.</param>
    public static string Received(ReportData data, string? late, bool opens = false)
    {
        var (progress, term) = (data.Analysis.Progress, data.Campaign.Terms.Organization);
        var noun = opens ? Wording.Opened(progress.Expected, term) : term.Abbreviation;
        var all = opens ? Wording.AllOpened(progress.Received, term) : Wording.Schools(progress.Received, term);
        // The day is named once, where the abbreviation is opened.
        var day = opens ? $" ({Russian.Date(data.Campaign.AnswersMilestone.Date)})" : string.Empty;
        var (inTime, tooLate) = (Wording.Of(Timeliness.OnTime) + day, Wording.Of(Timeliness.Late));
        if (progress.Received < progress.Expected || progress.Received == 0)
        {
            return $"Информацию {term.Did(progress.Received, "представ")} {Wording.Share(progress.Received, progress.Expected)} "
                + $"{noun}{(late is null ? "," : ":")} {inTime} — {Russian.Number(progress.OnTime)}{late}.";
        }

        var when =
            progress.Late == 0 ? $" {inTime}"
            : progress.OnTime == 0 ? $" {tooLate}"
            : null;
        return progress.Received == 1
            ? $"{Wording.AllNames(data.Campaign.Organizations.Where(each => Answered(data, each)))}: информация представлена{when}."
            : $"Информацию представили все {all}"
                + $"{when ?? $"{(late is null ? "," : ":")} {inTime} — {Russian.Number(progress.OnTime)}{late}"}.";
    }

    private static bool Answered(ReportData data, Organization organization) => data.Analysis.Of(organization).Current is not null;

    /// <summary>For schools that may have sent rows that nobody has admitted: «поступил ли ответ от ООШ № 38».</summary>
    public static string WhetherAnswered(IReadOnlyList<Organization> unsettled) =>
        $"{(unsettled.Count == 1 ? "поступил ли ответ" : "поступили ли ответы")} от {Wording.AllNames(unsettled, NameCase.Genitive)}";

    private static string NotCounted(OrganizationNoun noun, int count) =>
        count == 1
            ? $"{noun.Of("этот", "эта", "это")} {noun.One.Nominative} не {noun.Of("отнесён", "отнесена", "отнесено")}"
            : $"эти {noun.Many.Nominative} не отнесены";

    private static IEnumerable<string> Sentences(ReportData data, bool forCommittee)
    {
        var (progress, term) = (data.Analysis.Progress, data.Campaign.Terms.Organization);
        if (!forCommittee)
        {
            yield return Received(data, Late(data));
        }
        else if (progress.Late > 0) // what the summary began with is not repeated
        {
            yield return $"{Russian.Capitalized(Wording.Of(Timeliness.Late))} информацию {term.Did(progress.Late, "представ")} "
                + $"{Wording.Schools(progress.Late, term)}{NamesOfLate(data)}.";
        }

        yield return progress.Partial == 0 ? "На все вопросы получены ответы."
        : progress.Complete == 0 ? $"{Russian.Capitalized(Partial(data))}."
        : $"На все вопросы {term.Did(progress.Complete, "ответ")} {Wording.Schools(progress.Complete, term)}; {Partial(data)}.";
        foreach (var sentence in EssenceSection.NotYet(data, brief: false, annexed: !forCommittee))
        {
            yield return sentence;
        }

        if (forCommittee && data.Organizations(data.Unsettled) is { Count: > 0 } unsettled)
        {
            yield return $"Уточняется, {WhetherAnswered(unsettled)}.";
        }

        if (data.Campaign.AsksHead && progress.Received > 0)
        {
            yield return $"Руководителями {Russian.Plural(progress.Confirmed, "утверждён", "утверждены", "утверждено")} "
                + $"{Wording.Share(progress.Confirmed, progress.Received)} представленных ответов{Unconfirmed(data)}.";
        }

        foreach (var sentence in Terms(data).Concat(forCommittee ? [] : Returns(data)))
        {
            yield return sentence;
        }

        if (progress.Organizations.Where(each => each.CorrectedAt is not null).ToList() is { Count: > 0 } corrected)
        {
            var who =
                corrected.Count > Wording.MostInCell
                    ? Wording.Schools(corrected.Count, term)
                    : Wording.Names(corrected.Select(each => each.Organization));
            yield return $"Ответы уточнены: {who}; " + $"своевременность определена по дате первого ответа.";
        }
    }

    // Each extension with its document, because an inspector asks for it.
    private static IEnumerable<string> Terms(ReportData data)
    {
        var schools = data.Analysis.Progress.Organizations;
        if (schools.Where(each => each.Terms?.Until is not null).ToList() is { Count: > 0 } extended)
        {
            yield return $"Срок продлён: {Named(extended, terms => $"до {Russian.Date(terms.Until!.Value)}, {terms.Document}")}.";
        }

        if (schools.Where(each => each.Completeness is Completeness.NotExpected).ToList() is { Count: > 0 } exempt)
        {
            yield return $"Освобождены от представления информации: {Named(exempt, terms => $"{terms.Reason}, {terms.Document}")}.";
        }

        static string Named(List<OrganizationProgress> schools, Func<TermsDecision, string> how) =>
            string.Join(
                "; ",
                schools
                    .GroupBy(each => how(each.Terms!), StringComparer.Ordinal)
                    .Select(group => $"{Wording.Names(group.Select(each => each.Organization))} ({group.Key})")
            );
    }

    private static IEnumerable<string> Returns(ReportData data)
    {
        var schools = data.Analysis.Progress.Organizations.Where(each => each.Review?.WasReturned == true).ToList();
        if (schools.Count > 0)
        {
            var waiting = schools.Where(each => each.State is ReviewState.Returned).ToList();
            yield return $"На доработку {Russian.Plural(schools.Count, "возвращался", "возвращались", "возвращалось")} "
                + $"{Russian.Count(schools.Count, "ответ", "ответа", "ответов")}, представлено вновь — "
                + $"{Russian.Number(schools.Count(each => each.Review!.CameBack))}"
                + (waiting.Count == 0 ? "." : $"; ещё не исправлены: {Wording.Names(waiting.Select(each => each.Organization))}.");
        }
    }

    private static string Unconfirmed(ReportData data) =>
        data.Analysis.Progress.Organizations.Where(each => each.AwaitsHead).ToList() is { Count: > 0 } waiting
            ? $"; не утверждены ответы: {Wording.Names(waiting.Select(each => each.Organization))}"
            : string.Empty;

    private static string Late(ReportData data)
    {
        var late = data.Analysis.Progress.Late;
        return late == 0 ? string.Empty : $", {Wording.Of(Timeliness.Late)} — {Russian.Number(late)}{NamesOfLate(data)}";
    }

    private static string NamesOfLate(ReportData data)
    {
        var late = data.Analysis.Progress.Organizations.Where(each => each.Timeliness == Timeliness.Late).ToList();
        return late.Count switch
        {
            <= 3 => $" ({string.Join("; ", late.Select(each => $"{Wording.Names([each.Organization])}, {ReceivedAt(data, each)}"))})",
            <= Wording.MostInWords => $" ({Wording.Names(late.Select(each => each.Organization))})",
            _ => string.Empty, // the table names them
        };
    }

    private static string Partial(ReportData data)
    {
        var partial = data.Analysis.Organizations.Where(each => each.Progress.Completeness == Completeness.Partial).ToList();
        return partial.Count <= 3
            ? string.Join(
                "; ",
                partial.Select(each =>
                    $"не получен ответ от {Wording.AllNames([each.Organization], NameCase.Genitive)} {On(Unanswered(data, each))}"
                )
            )
            : $"не на все — {Wording.Few([.. partial.Select(each => each.Organization)], data.Campaign.Terms.Organization)}";
    }

    private static string On(List<Activity> activities) =>
        $"по {QuestionNoun.Of(activities).For(activities.Count).Dative} {Russian.List([.. activities.Select(each => each.Number)])}";

    private static List<Activity> Unanswered(ReportData data, OrganizationAnalysis organization) =>
        [.. CompletenessRule.Unanswered(data.Campaign, organization.Current)];

    private static string ReceivedAt(ReportData data, OrganizationProgress progress) =>
        TimelinessRule.DayInWords(data.Campaign, progress.Terms, progress.FirstSeen!.Value);

    private static string Day(ReportData data, DateTimeOffset at) =>
        Russian.Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, data.Campaign.Zone).DateTime));

    /// <summary>Everybody from whom information is overdue, for a roster that is too long to be listed.</summary>
    public static Table SilentByTerritory(ReportData data, int number)
    {
        var hasTerritories = data.Campaign.Organizations.Any(each => each.Municipality is not null);
        var empty = data.Empty;
        return new Table(
            number,
            "Не представили информацию",
            [
                new(hasTerritories ? "Территория" : "Перечень", 2.5),
                new($"Число {data.Campaign.Terms.Organization.Abbreviation}", 1, Numeric: true),
                new(Russian.Capitalized(data.Noun.Many.Nominative), 6),
            ],
            [
                .. data
                    .Overdue.GroupBy(each => hasTerritories ? MunicipalityTotals.NameOf(each) : "весь", StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Create(Russian.Culture, ignoreCase: true))
                    .Select(group =>
                        (IReadOnlyList<TableCell>)[new(group.Key), new(Russian.Number(group.Count())), new(Wording.AllNames(group))]
                    ),
            ],
            empty.Count == 0 ? null : $"Из них форму без единого ответа прислали: {Wording.AllNames(empty)}."
        )
        {
            LargestType = 10,
        };
    }

    /// <summary>Each school of the roster.</summary>
    public static Table Roster(ReportData data, int number)
    {
        var unsettled = data.Unsettled;
        string Time(DateTimeOffset? instant) => instant is { } at ? Day(data, at) : "—";
        return new Table(
            number,
            "Представление информации",
            [
                new("№", 0.5, Numeric: true),
                new(data.Campaign.Terms.Organization.Abbreviation, 3.6),
                new("Представлена", 1.6, Numeric: true),
                new("Срок", 1.5),
                new(
                    data.Campaign.AsksAllOfEverybody ? $"Ответов из {data.Campaign.Activities.Count}" : "Ответов из заданных",
                    1.1,
                    Numeric: true
                ),
                new("Уточнена", 1.4, Numeric: true),
            ],
            [
                .. data.Analysis.Progress.Organizations.Select(
                    (each, index) =>
                        (IReadOnlyList<TableCell>)
                            [
                                new(Russian.Number(index + 1)),
                                new(each.Organization.Name),
                                new(
                                    each.Received ? ReceivedAt(data, each)
                                        : each.Completeness is Completeness.NotExpected ? "не требуется"
                                        : each.Completeness is Completeness.Empty ? Wording.Of(Completeness.Empty)
                                        : unsettled.Contains(each.Organization.Id) ? "уточняется"
                                        : "нет",
                                    each.Received ? Tone.None : Tone.Empty
                                ),
                                each.Timeliness switch
                                {
                                    Timeliness.OnTime => new("соблюдён"),
                                    Timeliness.Late => new("нарушен", Tone.Attention),
                                    _ => new("—"),
                                },
                                new(
                                    !each.Received ? "—"
                                        : data.Campaign.AsksAllOfEverybody ? Russian.Number(each.Answered)
                                        : $"{Russian.Number(each.Answered)} из {Russian.Number(each.Asked)}",
                                    each.Completeness == Completeness.Partial ? Tone.Attention : Tone.None
                                ),
                                new(Time(each.CorrectedAt)),
                            ]
                ),
            ]
        )
        {
            LargestType = 10,
        };
    }
}
