using RoadmapFunctions.Documents;
using RoadmapFunctions.Text;

namespace RoadmapFunctions.Reports.Sections;

/// <summary>What schools wrote in their own words, every text kept.</summary>
public static class OwnWordsSection
{
    private const int LargestPart = 100;

    public static IEnumerable<Block> Compose(ReportData data)
    {
        yield return new Heading(1, "5 Свои ответы ООУ («Другое»)");
        var total = data.Analysis.Activities.Sum(activity => activity.OwnWords.Count);
        if (total == 0)
        {
            yield return new Paragraph("Своих ответов нет.");
            yield break;
        }

        yield return new Paragraph($"{Russian.Plural(total, "Получен", "Получено", "Получено")} {Russian.Count(total, "свой ответ", "своих ответа", "своих ответов")}. Тексты приведены так, как их написали ООУ; одинаковые объединены.");
        foreach (var activity in data.Analysis.Activities.Where(activity => activity.OwnWords.Count > 0))
        {
            yield return new Paragraph($"Мероприятие {activity.Activity.Number}. {activity.Activity.Title}");
            foreach (var group in activity.OwnWordsGrouped.Take(LargestPart))
            {
                yield return new Quotation(Wording.Names(group.Select(words => words.Organization)), group[0].Text);
            }

            if (activity.OwnWordsGrouped.Count() - LargestPart is > 0 and var left)
            {
                yield return new Paragraph($"Ещё {Russian.Count(left, "текст", "текста", "текстов")} — в файле summary.xlsx, лист «Свои ответы».");
            }
        }
    }
}
