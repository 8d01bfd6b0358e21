using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents.Excel;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The sheets of the workbook about numbers that are held against others.</summary>
internal static class WorkbookNumbers
{
    public const string MismatchesName = "Расхождения";

    /// <summary>Behind the columns of an answer: what share of the sum its number is. Empty where no number is part of a sum.</summary>
    public static IEnumerable<WorkbookColumn> ShareColumns(ReportData data)
    {
        if (data.Analysis.Shares.Count > 0)
        {
            yield return new("Доля в сумме", 12, $"Число, делённое на сумму чисел всех {data.Noun.Many.Genitive}", CellFormat.Percent);
        }

        if (data.HasSharesOfMunicipalities)
        {
            yield return new(
                "Доля в сумме территории",
                14,
                $"Число, делённое на сумму чисел {data.Noun.Many.Genitive} той же территории",
                CellFormat.Percent
            );
        }
    }

    /// <summary>The cells below <see cref="ShareColumns"/>.</summary>
    /// <param name="value">Null where the row is about something else than a value.</param>
    public static IEnumerable<WorkbookCell> Shares(ReportData data, Activity activity, Organization organization, AnswerValue? value)
    {
        var share = data.Analysis.Shares.GetValueOrDefault(activity.Id)?.Of(organization, value);
        if (data.Analysis.Shares.Count > 0)
        {
            yield return share is null ? default : new(share.OfAll);
        }

        if (data.HasSharesOfMunicipalities)
        {
            yield return share?.OfMunicipality is { } ofMunicipality ? new(ofMunicipality) : default;
        }
    }

    /// <summary>This period beside the previous one.</summary>
    public static WorkbookSheet Comparison(ReportData data, CampaignComparison comparison) =>
        new(
            "Сравнение",
            "Показатель или вариант ответа в двух периодах",
            [
                WorkbookActivities.NumberColumn,
                WorkbookActivities.TitleColumn,
                new("№ варианта", 12, "Как в форме"),
                new(
                    "Показатель или вариант",
                    60,
                    $"«{ComparisonLine.Done}» — число выполнивших; показатель чисел; вариант — число отметивших"
                ),
                new("Было", 14, "В прошлом периоде; пусто, если варианта тогда не было", CellFormat.Number),
                new("Стало", 14, "В этом периоде; пусто, если варианта больше нет", CellFormat.Number),
                new("Единица", 12, "Чего это число; пусто, если это число ответивших"),
                new(
                    data.Campaign.Terms.Organization.Abbreviation,
                    10,
                    $"{Russian.Capitalized(data.Noun.Many.Nominative)}, которые сравниваются: ответили в обоих периодах",
                    CellFormat.Count
                ),
            ],
            ComparisonLine
                .Of(comparison)
                .Select(line =>
                    (IReadOnlyList<WorkbookCell>)
                        [
                            WorkbookActivities.Number(line.Activity.Number),
                            new(line.Activity.Title),
                            WorkbookActivities.Number(line.Number),
                            new(line.Text),
                            line.Before is { } before ? WorkbookActivities.Value(before) : default,
                            line.Now is { } now ? WorkbookActivities.Value(now) : default,
                            new(line.Unit ?? string.Empty),
                            new(line.Schools),
                        ]
                )
        );

    /// <summary>Numbers that do not agree, each with its school.</summary>
    public static WorkbookSheet Mismatches(ReportData data) =>
        new(
            MismatchesName,
            $"Числа одного ответа {data.Noun.One.Genitive}, которые не сходятся между собой",
            [
                WorkbookOrganizations.NameOf(data),
                WorkbookActivities.NumberColumn,
                WorkbookActivities.TitleColumn,
                new("Проверка", 50, "Что должно выполняться"),
                new("Что не сходится", 70, "Что в ответе не так"),
                new("Число", 14, "Ответ на вопрос, который проверяется", CellFormat.Number),
                new("Сверено с", 14, "Ответ на другой вопрос или сумма ответов на другие вопросы", CellFormat.Number),
                new("Единица", 12, "Чего это числа"),
                new("Вопросы сверки", 16, "Номера вопросов, с ответами на которые сверено"),
                new("Пояснение", 60, $"Почему так, словами {data.Noun.One.Genitive}; пусто, если не сказано"),
            ],
            data.Analysis.Mismatches.Select(each =>
                (IReadOnlyList<WorkbookCell>)
                    [
                        new(each.Organization.Name),
                        WorkbookActivities.Number(each.Activity.Number),
                        new(each.Activity.Title),
                        new(each.Broken.Check.Statement(data.Campaign, each.Activity)),
                        new(each.Broken.Problem),
                        new(each.Broken.Failed.Number),
                        new(each.Broken.Failed.Against),
                        new(each.Activity.Value?.UnitName ?? string.Empty),
                        WorkbookActivities.Number(each.AgainstNumbers(data.Campaign)),
                        new(WorkbookOrganizations.Shortened(each.Broken.Explanation ?? string.Empty)),
                    ]
            )
        );
}
