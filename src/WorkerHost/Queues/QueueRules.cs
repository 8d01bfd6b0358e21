using System.Globalization;
using System.Text.Json;

namespace WorkerHost.Queues;

/// <summary><c>extensions.queues</c> of host.json, as far as this host obeys it. It always does one message at a time.</summary>
/// <param name="MaxDequeueCount">Attempts, before a message is set aside in the poison queue.</param>
/// <param name="VisibilityTimeout">From a failure to the next attempt.</param>
/// <param name="MaxPollingInterval">The longest pause between two looks into an empty queue.</param>
/// <param name="Base64">The text of a message is written in base64.</param>
public sealed record QueueRules(int MaxDequeueCount, TimeSpan VisibilityTimeout, TimeSpan MaxPollingInterval, bool Base64)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <param name="hostJson">The text of host.json.</param>
    /// <param name="settings">The environment of the worker; <c>AzureFunctionsJobHost__extensions__queues__…</c> is stronger than the
    /// file.</param>
    public static QueueRules Parse(string hostJson, IReadOnlyDictionary<string, string> settings)
    {
        using var document = JsonDocument.Parse(hostJson, Lenient);
        var queues =
            document.RootElement.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("queues", out var written)
                ? written
                : default;
        return new(
            Read("maxDequeueCount", text => int.Parse(text, CultureInfo.InvariantCulture), 5),
            Read("visibilityTimeout", Span, TimeSpan.Zero),
            Read("maxPollingInterval", Span, TimeSpan.FromMinutes(1)),
            Read("messageEncoding", text => text.Equals("base64", StringComparison.OrdinalIgnoreCase), otherwise: true)
        );

        T Read<T>(string name, Func<string, T> parse, T otherwise) =>
            settings.GetValueOrDefault($"AzureFunctionsJobHost__extensions__queues__{name}") is { } setting ? parse(setting)
            : queues.ValueKind == JsonValueKind.Object && queues.TryGetProperty(name, out var value) ? parse(value.ToString())
            : otherwise;
    }

    private static TimeSpan Span(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
