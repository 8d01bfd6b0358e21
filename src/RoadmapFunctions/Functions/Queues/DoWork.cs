using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Queues;

/// <summary>Does the work that timers, programs and the desk have asked for, one message at a time on each instance.</summary>
public sealed class DoWork(WorkJob work)
{
    private const string DequeueCount = "DequeueCount";

    [Function(nameof(DoWork))]
    public Task RunAsync(
        [QueueTrigger($"%{QueueOfWork.Setting}%")] string message,
        FunctionContext context,
        CancellationToken cancellationToken
    ) => work.RunAsync(QueueOfWork.Read(message), AttemptOf(context), cancellationToken);

    // The host tells it as a number or as its text.
    private static int AttemptOf(FunctionContext context) =>
        context.BindingContext.BindingData.TryGetValue(DequeueCount, out var count)
            ? Convert.ToInt32(count, CultureInfo.InvariantCulture)
            : 1;
}
