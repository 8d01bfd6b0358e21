using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Http;

/// <summary>303: get the result from this address with GET. Reloading the result repeats nothing.</summary>
public sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
