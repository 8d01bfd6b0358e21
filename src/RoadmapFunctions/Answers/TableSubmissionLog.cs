using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Answers;

/// <summary>The log in a table: a campaign is a partition, an entry an entity.</summary>
public sealed class TableSubmissionLog(TableServiceClient tables) : ISubmissionLog
{
    public const string TableName = "Submissions";

    private readonly TableClient table = tables.GetTableClient(TableName);

    public async IAsyncEnumerable<LogEntry> ReadAsync(string campaignId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entity in table.QueryAsync<TableEntity>(entity => entity.PartitionKey == campaignId, cancellationToken: cancellationToken))
        {
            yield return FromEntity(entity);
        }
    }

    public async IAsyncEnumerable<LogEntry> ReadOrganizationAsync(
        string campaignId, string organizationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Keys begin with the school's id and an underscore; «`» is the next character after it.
        var (from, to) = ($"{organizationId}_", $"{organizationId}`");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {campaignId} and RowKey ge {from} and RowKey lt {to}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return FromEntity(entity);
        }
    }

    public Task<int> AppendAsync(string campaignId, IReadOnlyCollection<LogEntry> entries, CancellationToken cancellationToken) =>
        TableBatches.AddMissingAsync(table, entries.Select(entry => ToEntity(campaignId, entry)), cancellationToken);

    private static TableEntity ToEntity(string campaignId, LogEntry entry)
    {
        var entity = new TableEntity(campaignId, entry.Key) { [nameof(LogEntry.ObservedAt)] = entry.ObservedAt };
        switch (entry)
        {
            case Submission submission:
                entity[nameof(Submission.OrganizationId)] = submission.OrganizationId;
                entity[nameof(Submission.Source)] = submission.Source.ToString();
                entity[nameof(Submission.SubmittedAt)] = submission.SubmittedAt;
                entity[nameof(Submission.Trace)] = submission.Trace;
                entity[nameof(Respondent.Name)] = submission.Respondent?.Name;
                entity[nameof(Respondent.Post)] = submission.Respondent?.Post;
                TableText.Write(entity, nameof(Submission.Answers), JsonSerializer.Serialize(submission.Answers, RoadmapJson.Options));
                break;
            case PresenceChange change:
                entity[nameof(PresenceChange.SubmissionKey)] = change.SubmissionKey;
                entity[nameof(PresenceChange.Present)] = change.Present;
                entity[nameof(PresenceChange.Disowned)] = change.Disowned;
                break;
        }

        return entity;
    }

    private static LogEntry FromEntity(TableEntity entity)
    {
        var observedAt = entity.GetDateTimeOffset(nameof(LogEntry.ObservedAt))!.Value;
        return entity.GetString(nameof(PresenceChange.SubmissionKey)) is { } submissionKey
            ? new PresenceChange
            {
                SubmissionKey = submissionKey,
                Present = entity.GetBoolean(nameof(PresenceChange.Present))!.Value,
                Disowned = entity.GetBoolean(nameof(PresenceChange.Disowned)) ?? false,
                ObservedAt = observedAt,
            }
            : new Submission
            {
                OrganizationId = entity.GetString(nameof(Submission.OrganizationId)),
                Source = Enum.Parse<SubmissionSource>(entity.GetString(nameof(Submission.Source))),
                SubmittedAt = entity.GetDateTimeOffset(nameof(Submission.SubmittedAt))!.Value,
                ObservedAt = observedAt,
                Trace = entity.GetString(nameof(Submission.Trace)),
                Respondent = (entity.GetString(nameof(Respondent.Name)), entity.GetString(nameof(Respondent.Post))) is (var name, var post) && (name ?? post) is not null
                    ? new Respondent(name, post)
                    : null,
                Answers = Interned(JsonSerializer.Deserialize<List<ActivityAnswer>>(TableText.Read(entity, nameof(Submission.Answers)), RoadmapJson.Options)!),
            };
    }

    // The same few ids come from every school; of a country's answers, copies of them would be the larger part.
    private static ActivityAnswer[] Interned(List<ActivityAnswer> answers) =>
        [.. answers.Select(answer => answer with { ActivityId = string.Intern(answer.ActivityId), OptionIds = [.. answer.OptionIds.Select(string.Intern)] })];
}
