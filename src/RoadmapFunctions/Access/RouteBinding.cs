using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Middleware;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Access;

/// <summary>
/// Gives every parameter of a function its value, so that no value comes from a query or a body: the worker would take any value of that
/// name. A <see cref="Campaign"/>, <see cref="Organization"/> or <see cref="Activity"/> is the one that the route names, or the one of the
/// school, head or reader that asks. If it does not exist or the caller may not see it, the answer is 404 and the function does not run.
/// Must be used after <see cref="AccessControl"/>.
/// </summary>
public sealed class RouteBinding(CampaignCatalog campaigns) : IFunctionsWorkerMiddleware, IInputConverter
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && Bind(context, http.Request) is { } nothing)
        {
            context.GetInvocationResult().Value = nothing;
            return;
        }

        await next(context);
    }

    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
        ValueTask.FromResult(
            context.TargetType switch
            {
                _ when context.FunctionContext.GetHttpContext() is null => ConversionResult.Unhandled(), // a timer or a queue
                var type when type == typeof(Campaign) => ConversionResult.Success(context.FunctionContext.Features.Get<Campaign>()),
                var type when type == typeof(Organization) => ConversionResult.Success(
                    context.FunctionContext.Features.Get<Organization>()
                ),
                var type when type == typeof(Activity) => ConversionResult.Success(context.FunctionContext.Features.Get<Activity>()),
                var type when type == typeof(CancellationToken) => ConversionResult.Success(context.FunctionContext.CancellationToken),
                var type when typeof(Caller).IsAssignableFrom(type) => ConversionResult.Success(CallerAs(type, context.FunctionContext)),
                var type when type == typeof(string) => ConversionResult.Success(OfRoute(context)),
                var type when type == typeof(int) => ConversionResult.Success(int.Parse(OfRoute(context)!, CultureInfo.InvariantCulture)),
                _ => ConversionResult.Unhandled(),
            }
        );

    // A caller of another kind is null: a function that several kinds may call takes one of them as «SchoolCaller?».
    private static Caller? CallerAs(Type kind, FunctionContext context) =>
        AccessControl.CallerOf(context.GetHttpContext()!.Request) is var caller && kind.IsInstanceOfType(caller) ? caller : null;

    // The worker tells a converter the type of a parameter but not its name, so a function has at most one parameter of such a type.
    private static string? OfRoute(ConverterContext context) =>
        Named(
            context.FunctionContext.GetHttpContext()!.Request,
            context.FunctionContext.FunctionDefinition.Parameters.Single(parameter => parameter.Type == context.TargetType).Name
        );

    private static string? Named(HttpRequest request, string segment) => request.RouteValues.GetValueOrDefault(segment) as string;

    /// <returns>Null when everything that the function takes is there.</returns>
    private IResult? Bind(FunctionContext context, HttpRequest request)
    {
        var caller = AccessControl.CallerOf(request);
        var school = caller as SchoolCaller;
        var head = caller as HeadCaller;
        var own = school?.CampaignId ?? head?.CampaignId ?? (caller as ReaderCaller)?.CampaignId;
        var takes = context.FunctionDefinition.Parameters.Select(parameter => parameter.Type).ToHashSet();
        if (!takes.Contains(typeof(Campaign)) || (Named(request, "campaign") ?? own) is not { } campaignId)
        {
            return null;
        }

        if (campaigns.Find(campaignId) is not { } campaign || !caller.MayEnter(campaignId))
        {
            return Problems.UnknownCampaign(campaignId);
        }

        context.Features.Set(campaign);
        if (takes.Contains(typeof(Organization)))
        {
            if (
                campaign.FindOrganization(Named(request, "organization") ?? school?.OrganizationId ?? head?.OrganizationId)
                is not { } organization
            )
            {
                return Problems.UnknownOrganization();
            }

            context.Features.Set(organization);
        }

        if (takes.Contains(typeof(Activity)))
        {
            if (campaign.FindActivity(Named(request, "activity")) is not { } activity)
            {
                return Problems.UnknownActivity();
            }

            context.Features.Set(activity);
        }

        return null;
    }
}
