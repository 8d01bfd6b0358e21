using WorkerHost.Queues;
using WorkerHost.Worker;
using Xunit;

namespace WorkerHost.Tests.Queues;

public sealed class QueueRulesTests
{
    private static readonly Dictionary<string, string> NoSettings = new(StringComparer.Ordinal);

    [Fact]
    public void A_host_file_that_says_nothing_means_the_defaults_of_the_real_host() =>
        Assert.Equal(new QueueRules(5, TimeSpan.Zero, TimeSpan.FromMinutes(1), Base64: true), QueueRules.Parse("{}", NoSettings));

    [Fact]
    public void A_setting_is_stronger_than_the_host_file()
    {
        const string file = """
            { "extensions": { "queues": { "maxDequeueCount": 3, "visibilityTimeout": "00:00:30", "messageEncoding": "none" } } } // a note
            """;
        Assert.Equal(
            new QueueRules(3, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), Base64: false),
            QueueRules.Parse(file, NoSettings)
        );
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:01",
        };
        Assert.Equal(TimeSpan.FromSeconds(1), QueueRules.Parse(file, settings).VisibilityTimeout);
    }

    [Theory]
    [InlineData("""{ "name": "message", "type": "queueTrigger", "queueName": "%Work%" }""", "AzureWebJobsStorage")]
    [InlineData("""{ "name": "message", "type": "queueTrigger", "queueName": "%Work%", "connection": "" }""", "AzureWebJobsStorage")]
    [InlineData("""{ "name": "message", "type": "QueueTrigger", "queueName": "%Work%", "connection": "Other" }""", "Other")]
    public void A_queue_is_that_of_the_hosts_storage_unless_the_trigger_names_another(string binding, string connection) =>
        Assert.Equal(new QueueTrigger("message", "%Work%", connection), FunctionDefinition.Parse("1", "Do", [binding]).Trigger);
}
