using System.Text.Json;

namespace WorkerHost.Worker;

/// <summary>A function as the worker describes it; a function with a trigger of another type than these three has none here.</summary>
/// <param name="Id">The worker's own id of the function.</param>
public sealed record FunctionDefinition(string Id, string Name, FunctionTrigger? Trigger)
{
    /// <param name="rawBindings">One JSON object for each binding, as in function.json.</param>
    public static FunctionDefinition Parse(string id, string name, IEnumerable<string> rawBindings) =>
        new(id, name, rawBindings.Select(ParseTrigger).FirstOrDefault(trigger => trigger is not null));

    private static FunctionTrigger? ParseTrigger(string rawBinding)
    {
        using var document = JsonDocument.Parse(rawBinding);
        var binding = document.RootElement;
        return Text(binding, "type")?.ToUpperInvariant() switch
        {
            "HTTPTRIGGER" => new HttpTrigger(Text(binding, "name") ?? "req", Text(binding, "route"), Methods(binding)),
            "QUEUETRIGGER" => new QueueTrigger(
                Text(binding, "name") ?? "message",
                Text(binding, "queueName") ?? "",
                Text(binding, "connection") is { Length: > 0 } setting ? setting : "AzureWebJobsStorage"
            ),
            "TIMERTRIGGER" => new TimerTrigger(Text(binding, "name") ?? "timer", Text(binding, "schedule") ?? ""),
            _ => null,
        };
    }

    private static List<string> Methods(JsonElement binding) =>
        binding.TryGetProperty("methods", out var methods) && methods.ValueKind == JsonValueKind.Array
            ? [.. methods.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())]
            : [];

    private static string? Text(JsonElement binding, string property) =>
        binding.TryGetProperty(property, out var value) ? value.GetString() : null;
}

/// <param name="Parameter">The parameter that the invocation's input is addressed to.</param>
public abstract record FunctionTrigger(string Parameter);

/// <param name="Route">As written, without the prefix; null when the function's name is its route.</param>
/// <param name="Methods">In capitals; empty for any method.</param>
public sealed record HttpTrigger(string Parameter, string? Route, IReadOnlyList<string> Methods) : FunctionTrigger(Parameter);

/// <param name="Schedule">As written: a cron expression or <c>%Setting%</c>.</param>
public sealed record TimerTrigger(string Parameter, string Schedule) : FunctionTrigger(Parameter);

/// <param name="Queue">As written: a name or <c>%Setting%</c>.</param>
/// <param name="Connection">The setting that holds the connection string.</param>
public sealed record QueueTrigger(string Parameter, string Queue, string Connection) : FunctionTrigger(Parameter);
