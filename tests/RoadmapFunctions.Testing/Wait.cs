using Xunit;

namespace RoadmapFunctions.Testing;

/// <summary>Waits for what will come, however busy the machine is. Only what never comes fails a test.</summary>
public static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <param name="what">Stands in the message when it has not come.</param>
    public static Task UntilAsync(string what, Func<bool> condition) => UntilAsync(what, () => Task.FromResult(condition()));

    public static async Task UntilAsync(string what, Func<Task<bool>> condition)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Limit, $"After {Limit.TotalMinutes} minutes still not: {what}.");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
