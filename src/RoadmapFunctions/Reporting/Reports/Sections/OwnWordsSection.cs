using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>What schools wrote in their own words, every text kept.</summary>
public static class OwnWordsSection
{
    private const int LargestPart = 100;
    private const int LongestMention = 60;

    public static IEnumerable<Block> Compose(ReportData data)
    {
        yield return new Heading(1, "5 Свои ответы ООУ («Другое»)");
        var total = data.Analysis.Activities.Sum(activity => activity.OwnWords.Count);
        if (total == 0)
        {
            yield return new Paragraph("Своих ответов нет.");
            yield break;
        }

        yield return new Paragraph($"{Russian.Plural(total, "Получен", "Получено", "Получено")} {Russian.Count(total, "свой ответ", "своих ответа", "своих ответов")}. Тексты приведены так, как их написали ООУ, и объединены в группы по общим словам; правило — в приложении Б.");
        foreach (var activity in data.Analysis.Activities.Where(activity => activity.OwnWords.Count > 0))
        {
            yield return new Paragraph($"Мероприятие {activity.Activity.Number}. {activity.Activity.Title}");
            foreach (var block in activity.Words.Groups.SelectMany(Group).Take(LargestPart))
            {
                yield return block;
            }

            if (activity.Words.Groups.SelectMany(Group).Skip(LargestPart).OfType<Quotation>().Count() is > 0 and var left)
            {
                yield return new Paragraph($"Ещё {Russian.Count(left, "текст", "текста", "текстов")} — в файле summary.xlsx, лист «Свои ответы».");
            }

            if (activity.Words.NotFound is { Count: > 0 } notFound)
            {
                yield return new Paragraph($"В поправках оператора {Russian.Plural(notFound.Count, "назван", "названы", "названо")} {Russian.Count(notFound.Count, "текст", "текста", "текстов")}, {Russian.Plural(notFound.Count, "которого", "которых", "которых")} среди ответов нет: {string.Join("; ", notFound.Select(text => Russian.Quoted(CleanText.Abridged(text, LongestMention))))}.");
            }
        }
    }

    // A text that stands alone needs no name; the same words of several schools are quoted once.
    private static IEnumerable<Block> Group(WordGroup group)
    {
        var texts = group.Words.GroupBy(words => words.Text, StringComparer.Ordinal).ToList();
        if (texts.Count > 1 || group.Corrected)
        {
            yield return new Paragraph($"Группа {Russian.Quoted(group.Name)}: {Russian.Count(group.Words.Count, "ответ", "ответа", "ответов")}.");
        }

        foreach (var text in texts)
        {
            yield return new Quotation(Wording.Names(text.Select(words => words.Organization)), text.Key);
        }
    }
}
