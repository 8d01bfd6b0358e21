using System.Text.Json;
using RoadmapFunctions.Upkeep.Work;
using Xunit;

namespace RoadmapFunctions.Tests.Upkeep.Work;

public sealed class WorkRulesTests
{
    private static readonly JsonElement Queues = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(Golden.Root, "host.json")))
        .RootElement.GetProperty("extensions")
        .GetProperty("queues");

    [Fact]
    public void The_host_gives_an_instance_one_message_at_a_time() =>
        Assert.Equal((1, 0), (Queues.GetProperty("batchSize").GetInt32(), Queues.GetProperty("newBatchThreshold").GetInt32()));

    [Fact]
    public void The_host_gives_up_after_as_many_attempts_as_the_app_counts() =>
        Assert.Equal(WorkJob.MostAttempts, Queues.GetProperty("maxDequeueCount").GetInt32());

    [Fact]
    public void The_host_reads_messages_as_the_app_writes_them() =>
        Assert.Equal("base64", Queues.GetProperty("messageEncoding").GetString());

    /// <summary>A message may wait in the queue while the app is replaced by another version.</summary>
    [Fact]
    public void An_order_is_spelled_as_it_always_was() =>
        Assert.Equal(
            new WorkOrder("small", WorkKind.PublishDue, "run-1", DateTimeOffset.UnixEpoch, "таймер"),
            QueueOfWork.Read(
                """{"campaign":"small","work":"publish-due","run":"run-1","askedAt":"1970-01-01T00:00:00+00:00","by":"таймер"}"""
            )
        );

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("""{"campaign":"small"}""")]
    [InlineData("""{"campaign":"small","work":"cook","run":"run-1","askedAt":"1970-01-01T00:00:00+00:00","by":"таймер"}""")]
    public void What_is_no_order_is_refused(string message) => Assert.Throws<JsonException>(() => QueueOfWork.Read(message));

    [Fact]
    public void Whoever_asks_joins_a_run_only_before_it_has_begun_and_only_for_the_same()
    {
        var order = new WorkOrder("small", WorkKind.Sync, "run-1", DateTimeOffset.UnixEpoch, "Иванова");
        var run = WorkRun.Of(order);
        Assert.True(run.Serves(order with { By = "Петрова" }));
        Assert.False((run with { State = WorkState.Running }).Serves(order));
        Assert.False((run with { State = WorkState.Done }).Serves(order));
        Assert.False(run.Serves(order with { AcceptDisappearance = true }));
        Assert.False(run.Serves(order with { Work = WorkKind.Publish }));
    }
}
