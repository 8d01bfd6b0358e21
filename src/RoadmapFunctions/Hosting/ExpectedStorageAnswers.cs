using System.Diagnostics;
using OpenTelemetry;

namespace RoadmapFunctions.Hosting;

/// <summary>
/// The app deliberately asks the storage for what may not exist (404), may already exist (409), or may have changed (412). HTTP conventions
/// call such an answer an error; in a trace of this app it is not one.
/// </summary>
internal sealed class ExpectedStorageAnswers(params Uri?[] storages) : BaseProcessor<Activity>
{
    /// <summary>The name that .NET gives to the source of outgoing requests.</summary>
    public const string Source = "System.Net.Http";

    public override void OnEnd(Activity data)
    {
        if (
            data.Source.Name == Source
            && data.GetTagItem("http.response.status_code") is 404 or 409 or 412
            && storages.Any(storage =>
                storage?.Host == (data.GetTagItem("server.address") as string) && storage?.Port == (data.GetTagItem("server.port") as int?)
            )
        )
        {
            data.SetStatus(ActivityStatusCode.Unset);
            data.SetTag("error.type", null);
        }
    }
}
