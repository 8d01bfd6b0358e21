using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Collecting.Import;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>
/// Accepts a table of schools, pasted or sent as a file: first shows what it changes, and after the operator's confirmation
/// changes the draft.
/// </summary>
public sealed class EditRoster(DraftEditor editor, Journal journal)
{
    private const string PastedField = "cells";

    [Function(nameof(EditRoster)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/roster/edit")] HttpRequest request,
        string campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        if (await editor.OpenAsync(campaign, cancellationToken) is not { } open)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var (form, file) = await SentFile.ReadAsync(request, CampaignUpdate.Largest, cancellationToken);
        var cells = form[PastedField].ToString();
        var sent = file ?? (string.IsNullOrWhiteSpace(cells) ? null : new("вставленные ячейки", Encoding.UTF8.GetBytes(cells)));
        if (sent is null)
        {
            return Again(new EditorSchoolsModel(open) { Problem = "Вставьте ячейки или выберите файл Excel (.xlsx) или CSV." });
        }

        try
        {
            var rows = TableRows.Read(sent.Content);
            if (form["action"] != "accept")
            {
                return new Page<EditorSchoolsPage>(
                    new EditorSchoolsModel(open) { Change = RosterChange.Of(open.Campaign, rows), Sent = sent }
                );
            }

            RosterChange? change = null;
            var (leave, seen) = (form["leave"] == "true", form["notNamed"].ToString());
            if (leave && RosterChange.Of(open.Campaign, rows) is var shown && EditorSchoolsModel.DigestOf(shown.NotNamed) != seen)
            {
                return new Page<EditorSchoolsPage>(
                    new EditorSchoolsModel(open)
                    {
                        Change = shown,
                        Sent = sent,
                        Problem = "Не записано: пока страница была открыта, список школ изменили. Посмотрите ещё раз, кого в таблице нет.",
                    },
                    StatusCodes.Status409Conflict
                );
            }

            var changed = await editor.ChangeAsync(
                campaign,
                before =>
                {
                    change = RosterChange.Of(before, rows);
                    return leave && EditorSchoolsModel.DigestOf(change.NotNamed) == seen ? change.WithoutNotNamed() : change.Campaign;
                },
                by.Name,
                cancellationToken
            );
            await journal.AddAsync(
                request,
                by,
                JournalAct.DraftChanged,
                changed!,
                detail: $"список школ: {sent.Name}",
                cancellationToken: cancellationToken
            );
            if (change!.Mistakes.Count == 0)
            {
                return new SeeOther($"{DeskAddress.Editor(campaign, DeskAddress.SchoolsPart)}&saved=roster");
            }

            var now = await editor.OpenAsync(campaign, cancellationToken);
            return new Page<EditorSchoolsPage>(
                new EditorSchoolsModel(now!) { Left = change, Notice = "Записано всё, кроме строк ниже. Исправьте их и проверьте ещё раз." }
            );
        }
        catch (UnreadableFileException e)
        {
            return Again(
                new EditorSchoolsModel(open)
                {
                    Problem = e.Message.Replace("с ответами", "со списком школ", StringComparison.Ordinal),
                    Cells = cells,
                }
            );
        }

        static Page<EditorSchoolsPage> Again(EditorSchoolsModel model) => new(model, StatusCodes.Status400BadRequest);
    }
}
