using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.EndToEnd.Faults;

/// <summary>What may come in place of an answer of Google.</summary>
public enum GoogleFault
{
    /// <summary>429, and when to come again is not said.</summary>
    TooManyRequests,

    /// <summary>429 with Retry-After of one second.</summary>
    WaitASecond,

    /// <summary>429 with Retry-After of an hour.</summary>
    WaitAnHour,

    ServerError,
    Forbidden,
    NotFound,

    /// <summary>302 to the same address, as of a network that asks to sign in.</summary>
    Redirect,

    HtmlPage,

    /// <summary>The connection is reset before anything is said.</summary>
    Reset,

    /// <summary>The connection is reset in the middle of the body.</summary>
    HalfABody,

    /// <summary>The body ends in the middle, and its length says that this is all.</summary>
    CutBody,

    /// <summary>Nothing is said, until the caller gives up.</summary>
    Silence,

    /// <summary>Half of the body, then nothing, until the caller gives up.</summary>
    Hang,

    /// <summary>The right answer, in small pieces.</summary>
    Trickle,
}

internal static class GoogleFaults
{
    private const int Pieces = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <param name="saying">On the pages that come with some of them.</param>
    /// <returns>False when the fault begins with the right answer.</returns>
    public static async Task<bool> AnswerAsync(this GoogleFault fault, HttpContext context, string saying)
    {
        var response = context.Response;
        switch (fault)
        {
            case GoogleFault.TooManyRequests or GoogleFault.WaitASecond or GoogleFault.WaitAnHour:
                response.StatusCode = StatusCodes.Status429TooManyRequests;
                response.Headers.RetryAfter = fault switch
                {
                    GoogleFault.WaitASecond => "1",
                    GoogleFault.WaitAnHour => "3600",
                    _ => default,
                };
                return true;
            case GoogleFault.ServerError:
                response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return true;
            case GoogleFault.Forbidden:
                response.StatusCode = StatusCodes.Status403Forbidden;
                await response.WriteAsync($"<html>{saying}</html>");
                return true;
            case GoogleFault.NotFound:
                response.StatusCode = StatusCodes.Status404NotFound;
                return true;
            case GoogleFault.Redirect:
                response.Redirect(context.Request.Path + context.Request.QueryString.Value);
                return true;
            case GoogleFault.HtmlPage:
                response.ContentType = "text/html";
                await response.WriteAsync($"<html>{saying}</html>");
                return true;
            case GoogleFault.Reset:
                context.Abort();
                return true;
            case GoogleFault.Silence:
                await context.CallerLeavesAsync();
                return true;
            default:
                return false;
        }
    }

    public static async Task WriteAsync(this GoogleFault? fault, HttpContext context, byte[] body)
    {
        var response = context.Response;
        var half = body.AsMemory(0, body.Length / 2);
        switch (fault)
        {
            case GoogleFault.HalfABody or GoogleFault.Hang:
                response.ContentLength = body.Length;
                await response.Body.WriteAsync(half);
                await response.Body.FlushAsync();
                if (fault == GoogleFault.Hang)
                {
                    await context.CallerLeavesAsync();
                }

                context.Abort();
                break;
            case GoogleFault.CutBody:
                response.ContentLength = half.Length;
                await response.Body.WriteAsync(half);
                break;
            case GoogleFault.Trickle:
                foreach (var piece in body.Chunk((body.Length / Pieces) + 1))
                {
                    await response.Body.WriteAsync(piece);
                    await response.Body.FlushAsync();
                    await Task.Delay(Pause, TimeProvider.System);
                }

                break;
            default:
                await response.Body.WriteAsync(body);
                break;
        }
    }

    public static Task CallerLeavesAsync(this HttpContext context) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
}
