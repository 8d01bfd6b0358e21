using RoadmapFunctions.Answers;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Who answered, how fully, and whether in time.</summary>
public static class ParticipationSection
{
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        var progress = data.Analysis.Progress;
        yield return new Heading(1, "2 Участники и представление информации");
        yield return new Paragraph(string.Join(' ', Sentences(data)));
        var figure = numbering.NextFigure();
        yield return new BarChart(
            figure,
            "Представление информации",
            "Число ООУ",
            ["В срок", "С опозданием", "Нет ответа"],
            [new ChartSeries("Число ООУ", Tone.Accent, [progress.OnTime, progress.Late, progress.Missing])]);
        if (data.ListsOrganizations)
        {
            yield return Roster(data, numbering.NextTable());
        }
        else
        {
            yield return new Paragraph($"Сведения о каждой из {Wording.Schools(progress.Expected)} — в файле summary.xlsx, лист «ООУ».");
            if (MunicipalityTotals.Of(data.Analysis) is { Count: > 0 } municipalities)
            {
                yield return Municipalities(municipalities, numbering.NextTable());
            }
        }
    }

    private static IEnumerable<string> Sentences(ReportData data)
    {
        var progress = data.Analysis.Progress;
        string Names(Func<OrganizationProgress, bool> which) => Wording.Names(progress.Organizations.Where(which).Select(each => each.Organization));

        yield return $"Ответ ожидался от {Wording.Schools(progress.Expected)}, получен от {Russian.Share(progress.Received, progress.Expected)}.";
        if (progress.Received > 0)
        {
            yield return $"Полных ответов — {Russian.Number(progress.Complete)}, неполных — {Russian.Number(progress.Partial)}{(progress.Partial == 0 ? string.Empty : $" ({Names(each => each.Completeness == Completeness.Partial)})")}.";
            yield return $"Ответов в срок — {Russian.Share(progress.OnTime, progress.Received)}{(progress.Late == 0 ? "." : $", с опозданием — {Russian.Share(progress.Late, progress.Received)}: {Names(each => each.Timeliness == Timeliness.Late)}.")}";
        }

        yield return progress.Missing == 0
            ? "Ответ получен от всех ООУ."
            : $"Ответ не получен от {Russian.Share(progress.Missing, progress.Expected)}: {Names(each => !each.Received)}.";
        if (progress.Corrected > 0)
        {
            yield return $"{Russian.Plural(progress.Corrected, "Исправлен", "Исправлено", "Исправлено")} {Russian.Count(progress.Corrected, "ответ", "ответа", "ответов")} ({Names(each => each.CorrectedAt is not null)}); срок считается по первому ответу.";
        }

        const string Several = "их нельзя признать ответами, и в показатели отчёта они не входят.";
        if (data.Quarantine.Count > 0)
        {
            yield return $"В карантине {Russian.Count(data.Quarantine.Count, "строка", "строки", "строк")} таблицы: без решения оператора " +
                Russian.Plural(data.Quarantine.Count, "её нельзя признать ответом, и в показатели отчёта она не входит.", Several, Several);
        }

        yield return data.Edition.SheetReadAt is { } readAt
            ? $"Данные таблицы получены {Russian.DateAndTime(readAt, data.Campaign.Zone)}."
            : "Таблица Google для этого издания не читалась.";
    }

    private static Table Municipalities(IReadOnlyList<MunicipalityTotals> municipalities, int number) => new(
        number,
        "Представление информации по муниципалитетам",
        [new("Муниципалитет", 3.5), new("ООУ", 1, Numeric: true), new("Ответили", 1.7, Numeric: true), new("В срок", 1.7, Numeric: true), new("Нужна помощь", 1.7, Numeric: true), new("Индекс исполнения", 1.9, Numeric: true)],
        [.. municipalities.Take(ReportData.LargestListedRoster).Select(each => (IReadOnlyList<TableCell>)
        [
            new(each.Name),
            new(Russian.Number(each.Expected)),
            new(Russian.Share(each.Received, each.Expected)),
            new(Russian.Share(each.OnTime, each.Received)),
            new(Russian.Share(each.NeedingHelp, each.Expected)),
            new(Russian.Share(each.Index.Done, each.Index.Of)),
        ])],
        municipalities.Count > ReportData.LargestListedRoster
            ? $"Показаны первые {ReportData.LargestListedRoster} по алфавиту; ещё {Russian.Count(municipalities.Count - ReportData.LargestListedRoster, "муниципалитет", "муниципалитета", "муниципалитетов")} — в файле summary.xlsx, лист «Муниципалитеты»."
            : null);

    private static Table Roster(ReportData data, int number)
    {
        var zone = data.Campaign.Zone;
        string Time(DateTimeOffset? instant) => instant is { } at ? Russian.DateAndTime(at, zone) : "—";
        return new Table(
            number,
            "Представление информации по ООУ",
            [new("№", 0.5, Numeric: true), new("ООУ", 3.5), new("Ответ", 1.3), new("Мероприятий с ответом", 1.4, Numeric: true), new("Получен", 1.8), new("Срок", 1.5), new("Исправлен", 1.8)],
            [.. data.Analysis.Progress.Organizations.Select((each, index) => (IReadOnlyList<TableCell>)
            [
                new(Russian.Number(index + 1)),
                new(each.Organization.Name),
                new(Wording.Of(each.Completeness), each.Completeness switch { Completeness.Complete => Tone.Good, Completeness.Partial => Tone.Attention, _ => Tone.Empty }),
                new($"{each.Answered} из {data.Campaign.Activities.Count}"),
                new(Time(each.FirstSeen)),
                new(Wording.Of(each.Timeliness), each.Timeliness == Timeliness.Late ? Tone.Attention : Tone.None),
                new(Time(each.CorrectedAt)),
            ])]);
    }
}
