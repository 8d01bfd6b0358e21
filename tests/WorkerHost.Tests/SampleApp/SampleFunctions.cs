using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SampleApp;

/// <summary>Functions that show how their host treats requests.</summary>
public static class SampleFunctions
{
    [Function("AnyItem")]
    public static IResult AnyItem([HttpTrigger("get", Route = "items/{id}")] HttpRequest request, string id) =>
        Results.Text($"{request.Method} any {id}");

    [Function("SpecialItem")]
    public static IResult SpecialItem([HttpTrigger("get", "delete", Route = "items/special")] HttpRequest request) =>
        Results.Text($"{request.Method} special");

    [Function("Echo")]
    public static IResult Echo(
        [HttpTrigger("get", "post", Route = "echo/{name}")] HttpRequest request,
        string name,
        string? colour,
        string? size
    ) => Results.Text($"{request.Method} {name} {colour} {size}");

    [Function("Caller")]
    public static IResult Caller([HttpTrigger("get", Route = "caller")] HttpRequest request) =>
        Results.Text($"{request.Scheme} {request.Host} {request.HttpContext.Connection.RemoteIpAddress}");

    [Function("Length")]
    public static async Task<IResult> LengthAsync([HttpTrigger("post", Route = "length")] HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return Results.Text($"{body.Length}");
    }

    [Function("Throw")]
    public static IResult Throw([HttpTrigger("get", Route = "throw")] HttpRequest request) =>
        throw new InvalidOperationException(request.Path);

    [Function("Sleep")]
    public static async Task SleepAsync([HttpTrigger("get", Route = "sleep")] HttpRequest request) =>
        await Task.Delay(Timeout.Infinite, request.HttpContext.RequestAborted);

    [Function("Die")]
    public static void Die([HttpTrigger("get", Route = "die")] HttpRequest request)
    {
        _ = request;
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    [Function("Yearly")]
    public static async Task YearlyAsync([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("SAMPLE_TIMER") is { } file)
        {
            await File.WriteAllTextAsync(file, $"{timer.ScheduleStatus!.Next:yyyy-MM-dd}", cancellationToken);
        }
    }
}
