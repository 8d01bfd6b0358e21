using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Functions.Timers;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

/// <summary>What a query may name: events, functions and measures that the app has.</summary>
public static partial class Kql
{
    private const int MatchTimeout = 1_000;
    private static readonly Type[] AppTypes = typeof(SyncResponses).Assembly.GetTypes();

    public static IReadOnlyList<LoggerMessageAttribute> Events { get; } =
    [
        .. AppTypes
            .SelectMany(Methods)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>(),
    ];

    /// <summary>Names of the app's instruments.</summary>
    public static IReadOnlySet<string> Measures { get; } = PublishedMeasures();

    public static IEnumerable<string> MeasuresIn(string query) => MeasureNames().Matches(query).Select(match => match.Groups["name"].Value);

    public static void AssertNamesOnlyWhatIsThere(string query)
    {
        var code = string.Join('\n', query.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
        Assert.Empty(
            EventIds()
                .Matches(code)
                .Select(match => int.Parse(match.ValueSpan[1..^1], CultureInfo.InvariantCulture))
                .Except(Events.Select(message => message.EventId))
        );
        Assert.Empty(
            FunctionNames()
                .Matches(code)
                .Select(match => match.Groups["name"].Value)
                .Except(
                    AppTypes.SelectMany(Methods).Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>(),
                    StringComparer.Ordinal
                )
        );
        Assert.Empty(MeasuresIn(code).Except(Measures, StringComparer.Ordinal));
    }

    /// <summary>A measure carries its campaign, an event what stands in its sentence.</summary>
    public static void AssertReadsOnlyWhatIsCarried(string query)
    {
        var known = Events
            .Where(message => query.Contains($"\"{message.EventId}\"", StringComparison.Ordinal))
            .SelectMany(message => Placeholders().Matches(message.Message).Select(match => match.Groups["name"].Value))
            .Concat(MeasuresIn(query).Any() ? ["campaign"] : ["EventId", "CategoryName"]);
        Assert.Empty(Properties().Matches(query).Select(match => match.Groups["name"].Value).Except(known, StringComparer.Ordinal));
    }

    private static HashSet<string> PublishedMeasures()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == nameof(RoadmapFunctions))
            {
                names.Add(instrument.Name);
            }
        };
        listener.Start();
        foreach (var owner in AppTypes.Where(OwnsInstruments))
        {
            RuntimeHelpers.RunClassConstructor(owner.TypeHandle);
        }

        return names;
    }

    private static bool OwnsInstruments(Type type) =>
        !type.ContainsGenericParameters
        && type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(field => field.FieldType.IsAssignableTo(typeof(Instrument)));

    private static MethodInfo[] Methods(Type type) =>
        type.GetMethods(
            BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
        );

    [GeneratedRegex("\"[0-9]{4}\"", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex EventIds();

    [GeneratedRegex("Properties\\.Function\\) == \"(?<name>[A-Za-z]+)\"", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex FunctionNames();

    [GeneratedRegex("\"(?<name>roadmap\\.[a-z.]+)\"", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex MeasureNames();

    [GeneratedRegex("Properties\\.(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Properties();

    [GeneratedRegex("\\{(?<name>[A-Za-z]+)\\}", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Placeholders();
}
