using System.Security.Cryptography;
using WorkerHost.Worker.Protocol;

namespace WorkerHost.Worker;

/// <param name="Input">What the trigger's parameter is given.</param>
/// <param name="Metadata">The values that other parameters of the function may be bound to by name.</param>
internal sealed record Invocation(
    string Id,
    string Function,
    string Parameter,
    TypedData Input,
    IReadOnlyDictionary<string, string> Metadata
)
{
    private static readonly Dictionary<string, string> NoMetadata = [];

    public static Invocation OfTimer(string function, TimerTrigger trigger, string timerInfo) =>
        new(NewId(), function, trigger.Parameter, new TypedData { Json = timerInfo }, NoMetadata);

    /// <summary>The request itself travels over HTTP; the invocation only announces it.</summary>
    public static Invocation OfHttp(string function, HttpTrigger trigger, IReadOnlyDictionary<string, string> metadata) =>
        new(NewId(), function, trigger.Parameter, new TypedData { Http = new RpcHttp() }, metadata);

    public static Invocation OfQueue(string function, QueueTrigger trigger, string text, IReadOnlyDictionary<string, string> metadata) =>
        new(NewId(), function, trigger.Parameter, new TypedData { String = text }, metadata);

    public InvocationRequest ToRequest(string functionId)
    {
        var request = new InvocationRequest
        {
            InvocationId = Id,
            FunctionId = functionId,
            InputData =
            {
                new ParameterBinding { Name = Parameter, Data = Input },
            },
            TraceContext = new RpcTraceContext(), // the worker reads both of these without a check for null
            RetryContext = new RetryContext(),
        };
        foreach (var (name, value) in Metadata)
        {
            request.TriggerMetadata[name] = new TypedData { String = value };
        }

        return request;
    }

    private static string NewId() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString("D");
}
