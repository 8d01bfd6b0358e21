using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents.Word;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

public sealed class DumpTests
{
    [Fact(Explicit = true)]
    public async Task Dump()
    {
        foreach (var (name, data) in new[] { ("tomsk", ReportCase.Tomsk.Data), ("none", Data(7, 0)), ("s15", Data(15, 14)), ("s60", Data(60, 55)), ("s150", Data(150, 140)) })
        {
            var folder = Directory.CreateDirectory($"/tmp/dx/{name}").FullName;
            foreach (var file in (await ReportFiles.DrawAsync(data, CancellationToken.None)).Where(file => name == "tomsk" || !file.Name.StartsWith("school-", StringComparison.Ordinal)))
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, file.Name), file.Content);
            }

            using var form = File.Create(Path.Combine(folder, "paper.docx"));
            WordWriter.Write(PaperForm.Compose(data.Campaign, null), form);
        }
    }

    private static ReportData Data(int schools, int answered)
    {
        var campaign = TestCampaign.Tomsk with
        {
            Organizations = [.. Enumerable.Range(1, schools).Select(number => new Organization($"school-{number}", $"МАОУ СОШ № {number}", $"СОШ № {number}", Municipality: schools > 15 ? $"Район {number % 4}" : null))],
        };
        var history = SubmissionHistory.From(Enumerable.Range(1, answered).Select(number => new Submission
        {
            OrganizationId = $"school-{number}",
            Source = SubmissionSource.Sheet,
            SubmittedAt = DateTimeOffset.UnixEpoch,
            ObservedAt = DateTimeOffset.UnixEpoch,
            Answers = [.. campaign.Activities.Select((activity, index) => new ActivityAnswer(
                activity.Id,
                [activity.Options[(number * 7 + index * 3) % activity.Options.Count].Id],
                (number + index) % 6 == 0 ? $"проведены беседы с родителями {number % 97} классов, составлен план работы на полугодие" : null))],
        }));
        return new ReportData(CampaignAnalysis.Of(campaign, history, GroupCorrections.None), [], new(1, "Отчёт", "проверка", new(2021, 2, 10, 2, 0, 0, TimeSpan.Zero)), Changes: null);
    }
}
