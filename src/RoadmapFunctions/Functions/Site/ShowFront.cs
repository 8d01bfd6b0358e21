using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Site;

/// <summary>The root of the site: sends known callers to their pages and tells everybody else where to go.</summary>
public sealed class ShowFront
{
    // An empty route would be replaced by the function's name, and the worker cannot read «/» behind an empty prefix. An optional segment
    // with a greatest length of zero matches only the root: https://github.com/Azure/Azure-Functions/issues/2473
    private const string Root = "{nothing:maxlength(0)?}";

    [Function(nameof(ShowFront)), Allow(Callers.Everybody)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Root)] HttpRequest request, Caller by) =>
        by switch
        {
            OperatorCaller => new SeeOther(DeskAddress.Home),
            SchoolCaller => new SeeOther("/school"),
            HeadCaller => new SeeOther("/head"),
            ReaderCaller => new SeeOther(DeskAddress.Reader),
            _ => new Page<FrontPage>(),
        };
}
