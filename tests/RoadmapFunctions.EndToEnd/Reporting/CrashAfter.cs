using Azure.Core;
using Azure.Core.Pipeline;

namespace RoadmapFunctions.EndToEnd.Reporting;

/// <summary>The process dies before its next write to the storage.</summary>
/// <param name="writes">That it still makes.</param>
internal sealed class CrashAfter(int writes) : HttpPipelineSynchronousPolicy
{
    private int left = writes;

    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.Request.Method == RequestMethod.Put && left-- == 0)
        {
            throw new IOException("The process dies here.");
        }
    }
}
