using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Editions;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Intake;
using RoadmapFunctions.School;

namespace RoadmapFunctions.Functions;

/// <summary>The form comes back: the receipt, or the form with its mistakes and all that was filled in.</summary>
public sealed class SendAnswerForm(CampaignCatalog campaigns, SubmitJob submit, TimeProvider time)
{
    [Function(nameof(SendAnswerForm)), Allow(Callers.School)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "school")] HttpRequest request, CancellationToken cancellationToken)
    {
        var (campaign, organization) = campaigns.Of((SchoolCaller)AccessControl.CallerOf(request));
        var form = AnswerForm.Of(campaign, await RequestForm.ReadAsync(request, cancellationToken));
        var body = form.ToBody(organization);
        try
        {
            // The same content from the same filling-in is a repeat; other content is a correction.
            var receipt = await submit.SubmitAsync(campaign, body, organization.Id, $"{form.Token} {Digest.Of(body)}", cancellationToken);
            return new SeeOther($"/school/receipts/{Uri.EscapeDataString(receipt.Id)}");
        }
        catch (SubmissionRefusedException refused)
        {
            var current = (await submit.HistoryAsync(campaign, organization.Id, cancellationToken))?.Current;
            return SchoolPages.Form(campaign, organization, form.With(refused.Errors), current, time.GetUtcNow());
        }
    }
}
