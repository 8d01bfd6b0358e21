using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Accepts a page of the editor: writes its part into the draft, publishes the draft or deletes it.</summary>
public sealed class EditCampaign(DraftEditor editor, EditorReader reader, Journal journal)
{
    private const string PublishedMeanwhile =
        "Не опубликовано: пока страница была открыта, черновик или действующую кампанию изменил другой сотрудник. "
        + "Ниже всё так, как сейчас; посмотрите, что изменится, и повторите.";

    [Function(nameof(EditCampaign)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/edit")] HttpRequest request,
        string campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        if (form["do"] == DamagedDraftModel.Discard)
        {
            return await DiscardDamagedAsync(request, campaign, form["draft"].ToString(), by, cancellationToken);
        }

        if (await editor.OpenAsync(campaign, cancellationToken) is not { } open)
        {
            return Problems.UnknownCampaign(campaign);
        }

        return form["do"].ToString() switch
        {
            "publish" => await PublishAsync(request, open, form, by, cancellationToken),
            "discard" => await DiscardAsync(request, open, form, by, cancellationToken),
            "correct" => await CorrectAsync(request, open, form, by, cancellationToken),
            "leave" => await LeaveAsync(request, open, form, by, cancellationToken),
            "return-question" => await ReturnAsync(request, open, by, cancellationToken),
            "add-school" => await AddSchoolAsync(request, open, by, cancellationToken),
            var button => await SaveAsync(request, open, form, button, by, cancellationToken),
        };
    }

    private async Task<IResult> SaveAsync(
        HttpRequest request,
        OpenDraft open,
        IFormCollection form,
        string button,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var (name, item) = (form["part"].ToString(), form["item"].ToString());
        var outcome = await editor.SaveAsync(
            open.Campaign.Id,
            name,
            item.Length > 0 ? item : null,
            EditorPartModel.FieldsOf(form),
            button,
            form["seen"].ToString(),
            form["drawn"].ToString(),
            by.Name,
            cancellationToken
        );
        switch (outcome)
        {
            case SaveOutcome.Saved saved:
                var part = DraftPart.Find(saved.Campaign, name, item);
                await WriteDownAsync(request, by, JournalAct.DraftChanged, saved.Campaign, part?.Title, cancellationToken);
                return new SeeOther(After(saved.Campaign, name, item, button));
            case SaveOutcome.Overtaken other:
                return new Page<EditorPartPage>(EditorPartModel.Of(other), StatusCodes.Status409Conflict);
            case SaveOutcome.Unread unread:
                return new Page<EditorPartPage>(EditorPartModel.Of(unread), StatusCodes.Status400BadRequest);
            case SaveOutcome.Gone { Now: { } now }:
                return new Page<EditorGonePage>(new EditorGoneModel(now, EditorPartModel.FieldsOf(form)), StatusCodes.Status404NotFound);
            default:
                return Problems.UnknownCampaign(open.Campaign.Id);
        }
    }

    // A question that was just added is written on its own page.
    private static string After(Campaign campaign, string name, string item, string button) =>
        name == QuestionsPart.PartName
        && button is $"{FieldLists.Add}:{QuestionsPart.List}" or $"{FieldLists.Add}:{QuestionsPart.Tables}"
        && campaign.Activities is [.., var added]
            ? DeskAddress.Editor(campaign.Id, QuestionPart.PartName, added.Id)
            : $"{DeskAddress.Editor(campaign.Id, name, item)}&saved#{(button.Length > 0 ? "list" : "main")}";

    private async Task<IResult> PublishAsync(
        HttpRequest request,
        OpenDraft open,
        IFormCollection form,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var model = await reader.ReadAsync(open, notice: null, cancellationToken);
        if (form["revision"] != model.Revision || model.Proposal is not { } proposal)
        {
            return Again(model with { Problem = PublishedMeanwhile });
        }

        var accepts = form["acceptOrphans"] == "true";
        if (proposal.Orphans.Count > 0 && !accepts)
        {
            return Again(
                model with
                {
                    Problem = "Не опубликовано: отметьте, что часть ответов больше не учитывается, или верните, как было.",
                }
            );
        }

        if (await editor.PublishAsync(open, accepts, by.Name, cancellationToken) is not { } version)
        {
            return Again(model with { Problem = PublishedMeanwhile });
        }

        await WriteDownAsync(request, by, JournalAct.CampaignChanged, proposal.Campaign, $"версия {version.Number}", cancellationToken);
        return new SeeOther($"{DeskAddress.Editor(open.Campaign.Id)}?published");
    }

    private async Task<IResult> DiscardAsync(
        HttpRequest request,
        OpenDraft open,
        IFormCollection form,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        if (open.Stored is not { } stored || !await editor.DiscardAsync(open.Campaign.Id, form["draft"].ToString(), cancellationToken))
        {
            var model = await reader.ReadAsync(open, notice: null, cancellationToken);
            return Again(model with { Problem = "Черновик не удалён: его только что изменил другой сотрудник." });
        }

        await WriteDownAsync(request, by, JournalAct.DraftDiscarded, stored.Draft.Campaign, detail: null, cancellationToken);
        return new SeeOther(DeskAddress.Campaigns);
    }

    // A damaged draft cannot be shown, so only its revision proves what the operator saw.
    private async Task<IResult> DiscardDamagedAsync(
        HttpRequest request,
        string campaign,
        string revision,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        if (!CampaignRules.IsId(campaign) || !await editor.DiscardAsync(campaign, revision, cancellationToken))
        {
            return Problems.Conflict(
                "Черновик не удалён",
                "Его только что изменил или удалил другой сотрудник. Откройте черновик ещё раз."
            );
        }

        await journal.AddEverywhereAsync(request, by, JournalAct.DraftDiscarded, $"повреждённый черновик {campaign}", cancellationToken);
        return new SeeOther(DeskAddress.Campaigns);
    }

    // The school's card takes effect at once: a changed address must not wait for the rest of a draft.
    private async Task<IResult> CorrectAsync(
        HttpRequest request,
        OpenDraft open,
        IFormCollection form,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        if (open.InForce is not { } inForce || inForce.FindOrganization(form["item"]) is not { } school)
        {
            return await SaveAsync(request, open, form, button: string.Empty, by, cancellationToken);
        }

        var (part, sent) = (new SchoolPart(school.Id), EditorPartModel.FieldsOf(form));
        var ofForce = open with { Campaign = inForce, Stored = null };
        var merge = DraftEditor.Merge(part, inForce, sent, form["seen"].ToString(), form["drawn"].ToString())!;
        if (merge.Conflicts.Count > 0)
        {
            return new Page<EditorPartPage>(
                EditorPartModel.Of(new SaveOutcome.Overtaken(ofForce, part, merge.Fields, merge.Conflicts)),
                StatusCodes.Status409Conflict
            );
        }

        sent = merge.Fields;

        try
        {
            var version = await editor.CorrectInForceAsync(
                inForce,
                campaign => campaign.FindOrganization(school.Id) is null ? null : part.Apply(campaign, new(sent)),
                acceptOrphans: form["acceptOrphans"] == "true",
                by.Name,
                cancellationToken
            );
            if (version is null)
            {
                return new Page<EditorPartPage>(
                    EditorPartModel.Of(new SaveOutcome.Overtaken(ofForce, part, sent, [])),
                    StatusCodes.Status409Conflict
                );
            }

            await journal.AddAsync(
                request,
                by,
                JournalAct.CampaignChanged,
                inForce,
                school,
                $"карточка школы, версия {version.Number}",
                cancellationToken
            );
            return new SeeOther($"{DeskAddress.Organization(inForce, school)}?saved");
        }
        catch (CampaignFileException e)
        {
            return Refused(e.Mistakes);
        }
        catch (AnswersOrphanedException e)
        {
            return Refused(e.Orphans, mayAccept: true);
        }

        Page<EditorPartPage> Refused(IReadOnlyList<CampaignMistake> mistakes, bool mayAccept = false) =>
            new(EditorPartModel.Refused(ofForce, part, sent, mistakes) with { MayAccept = mayAccept }, StatusCodes.Status400BadRequest);
    }

    private async Task<IResult> LeaveAsync(
        HttpRequest request,
        OpenDraft open,
        IFormCollection form,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var id = form["item"].ToString();
        if (open.Campaign.FindOrganization(id) is not { } school)
        {
            return Problems.UnknownOrganization();
        }

        var (part, seen) = (new SchoolPart(id), form["seen"].ToString());
        var now = await editor.ChangeAsync(
            open.Campaign.Id,
            campaign => part.Seen(campaign) == seen ? part.Remove(campaign) : null,
            by.Name,
            cancellationToken
        );
        if (now?.FindOrganization(id) is not null)
        {
            return new Page<EditorPartPage>(
                EditorPartModel.Of(new SaveOutcome.Overtaken(open with { Campaign = now }, part, part.FieldsOf(now), [])),
                StatusCodes.Status409Conflict
            );
        }

        await WriteDownAsync(request, by, JournalAct.DraftChanged, open.Campaign, $"убрана школа {school.ShortName}", cancellationToken);
        return new SeeOther($"{DeskAddress.Editor(open.Campaign.Id, DeskAddress.SchoolsPart)}&saved=left");
    }

    private async Task<IResult> AddSchoolAsync(HttpRequest request, OpenDraft open, OperatorCaller by, CancellationToken cancellationToken)
    {
        var added = string.Empty;
        await editor.ChangeAsync(
            open.Campaign.Id,
            campaign =>
            {
                added = Ids.From("school", "school", campaign.Organizations.Select(each => each.Id).ToHashSet(StringComparer.Ordinal));
                return campaign with { Organizations = [.. campaign.Organizations, new(added, string.Empty, string.Empty)] };
            },
            by.Name,
            cancellationToken
        );
        await WriteDownAsync(request, by, JournalAct.DraftChanged, open.Campaign, "добавлена школа", cancellationToken);
        return new SeeOther(DeskAddress.Editor(open.Campaign.Id, SchoolPart.PartName, added));
    }

    private async Task<IResult> ReturnAsync(HttpRequest request, OpenDraft open, OperatorCaller by, CancellationToken cancellationToken)
    {
        if (open.Stored?.Draft.Removed is { } removed)
        {
            await editor.ChangeAsync(open.Campaign.Id, campaign => QuestionsPart.Return(campaign, removed), by.Name, cancellationToken);
            await WriteDownAsync(request, by, JournalAct.DraftChanged, open.Campaign, "вопрос возвращён", cancellationToken);
        }

        return new SeeOther($"{DeskAddress.Editor(open.Campaign.Id, QuestionsPart.PartName)}&saved#list");
    }

    private Task WriteDownAsync(
        HttpRequest request,
        OperatorCaller by,
        JournalAct act,
        Campaign campaign,
        string? detail,
        CancellationToken cancellationToken
    ) => journal.AddAsync(request, by, act, campaign, detail: detail, cancellationToken: cancellationToken);

    private static Page<EditorPage> Again(EditorModel model) => new(model, StatusCodes.Status409Conflict);
}
