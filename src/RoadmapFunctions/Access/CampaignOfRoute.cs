using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Middleware;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Access;

/// <summary>
/// Gives a function that takes a <see cref="Campaign"/> the one that <c>{campaign}</c> of its route names. Where there is none, or it is none
/// of the caller's business, the answer is 404 and the function does not run. To be used after <see cref="AccessControl"/>.
/// </summary>
public sealed class CampaignOfRoute(CampaignCatalog campaigns) : IFunctionsWorkerMiddleware, IInputConverter
{
    private const string Segment = "campaign";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && context.FunctionDefinition.Parameters.Any(parameter => parameter.Type == typeof(Campaign)))
        {
            var id = (string)context.BindingContext.BindingData[Segment]!;
            if (campaigns.Find(id) is not { } campaign || !AccessControl.CallerOf(http.Request).MayEnter(id))
            {
                context.GetInvocationResult().Value = Problems.UnknownCampaign(id);
                return;
            }

            context.Features.Set(campaign);
        }

        await next(context);
    }

    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => ValueTask.FromResult(
        context.TargetType == typeof(Campaign) ? ConversionResult.Success(context.FunctionContext.Features.Get<Campaign>()) : ConversionResult.Unhandled());
}
