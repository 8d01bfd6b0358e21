using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Functions;
using Xunit;

namespace RoadmapFunctions.Tests.Functions;

/// <summary>Every function and who may call it. A new function fails this test until somebody has thought about its line.</summary>
public sealed class AuthorizationTests
{
    [Fact]
    public void Every_function_has_a_reviewed_route_method_and_level() => Assert.Equal(
        [
            "BuildNow: post campaigns/{campaign}/editions, Function",
            "DownloadEditionFile: get campaigns/{campaign}/editions/{number:int}/files/{name}, Function",
            "DownloadSummary: get campaigns/{campaign}/summary, Function",
            "GetHealth: get health, Anonymous",
            "GetProgress: get campaigns/{campaign}/progress, Function",
            "GetReceipt: get campaigns/{campaign}/submissions/{id}, Function",
            "ListCampaigns: get campaigns, Function",
            "ListEditions: get campaigns/{campaign}/editions, Function",
            "PublishDueReports: timer 0 5/15 * * * *",
            "PublishReportOnDeadline: timer 0 0 2 10 2 *",
            "SubmitAnswers: post campaigns/{campaign}/submissions, Function",
            "SyncNow: post campaigns/{campaign}/sync, Function",
            "SyncResponses: timer %SyncSchedule%",
        ],
        typeof(GetHealth).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => (Name: method.GetCustomAttribute<FunctionAttribute>()?.Name, Trigger: method.GetParameters().FirstOrDefault()))
            .Where(function => function.Name is not null)
            .Select(function => $"{function.Name}: {Describe(function.Trigger!)}")
            .Order(StringComparer.Ordinal));

    private static string Describe(ParameterInfo trigger) =>
        trigger.GetCustomAttribute<HttpTriggerAttribute>() is { } http
            ? $"{string.Join('|', http.Methods ?? ["any"])} {http.Route}, {http.AuthLevel}"
            : $"timer {trigger.GetCustomAttribute<TimerTriggerAttribute>()!.Schedule}";
}
