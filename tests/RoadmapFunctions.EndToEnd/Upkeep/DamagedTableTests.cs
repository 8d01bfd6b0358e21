using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Upkeep.Work;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Upkeep;

/// <summary>
/// Every adapter of a table, over an entity that has lost its columns and over one that holds something else in each of them. What is
/// read is as if the entity were not there, or is made anew; nobody gets a fault.
/// </summary>
public sealed class DamagedTableTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string School = "school-1";
    private static readonly DateTimeOffset Now = new(2021, 2, 10, 2, 0, 0, TimeSpan.Zero);
    private static readonly KeyHolder Holder = new KeyHolder.School(School);

    private static readonly Submission Answer = new()
    {
        OrganizationId = School,
        Source = SubmissionSource.Http,
        SubmittedAt = Now,
        ObservedAt = Now,
        Answers = [new ReadAnswer("scheme", ["ready"], null)],
    };

    private readonly DamagedItems damaged = new();
    private readonly TableServiceClient tables = new(azurite.Storage.ConnectionString);
    private string campaign = string.Empty;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="partition">Null for the campaign's.</param>
    /// <param name="told">Health tells of the entity by its key; false where the reading itself mends it.</param>
    [Theory]
    [InlineData(nameof(TableSessions), TableSessions.TableName, "staff", true)]
    [InlineData(nameof(TablePeople), TablePeople.TableName, "people", true)]
    [InlineData(nameof(TableJournal), TableJournal.TableName, null, true)]
    [InlineData(nameof(TableKeySerials), TableKeySerials.TableName, "links", true)]
    [InlineData(nameof(TableSigningKey), TableKeySerials.TableName, "key", true)]
    [InlineData(nameof(TableOutbox), TableOutbox.TableName, null, true)]
    [InlineData(nameof(TableErasures), TableErasures.TableName, null, true)]
    [InlineData(nameof(TableSubmissionLog), TableSubmissionLog.TableName, null, true)]
    [InlineData(nameof(TableSyncRuns), TableSyncRuns.TableName, null, true)]
    [InlineData(nameof(TableQuarantine), TableQuarantine.TableName, null, true)]
    [InlineData(nameof(TableReads), TableReads.TableName, "reads", false)]
    [InlineData(nameof(TableIdempotencyKeys), TableIdempotencyKeys.TableName, null, false)]
    [InlineData(nameof(TableWorkRuns), TableWorkRuns.TableName, null, true)]
    public async Task A_damaged_entity_is_a_fault_for_nobody(string adapter, string table, string? partition, bool told)
    {
        foreach (var spoils in new Action<TableEntity>[] { LoseColumns, HoldSomethingElse })
        {
            campaign = $"{adapter}-{spoils.Method.Name}";
            var where = partition switch
            {
                null => campaign,
                "links" => $"links {campaign}",
                _ => partition,
            };
            await tables.CreateTableIfNotExistsAsync(table, Token);
            var client = tables.GetTableClient(table);
            await foreach (var earlier in client.QueryAsync<TableEntity>(each => each.PartitionKey == where))
            {
                await client.DeleteEntityAsync(earlier, cancellationToken: Token);
            }

            await WriteAsync(adapter);
            var stored = await client.QueryAsync<TableEntity>(each => each.PartitionKey == where).ToListAsync(Token);
            Assert.NotEmpty(stored);
            foreach (var entity in stored)
            {
                spoils(entity);
                await client.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace, Token);
            }

            damaged.Forget(table, where);
            await ReadAsync(adapter);
            Assert.Equal(told, damaged.Of(where).Count > 0);
        }
    }

    [Fact]
    public void Every_adapter_of_a_table_is_tried() =>
        Assert.Equal(
            typeof(TableSessions)
                .Assembly.GetTypes()
                .Where(type =>
                    type.GetConstructors().Any(maker => maker.GetParameters() is [{ } first, ..] && IsTables(first.ParameterType))
                )
                .Select(type => type.Name)
                .Where(name => name.StartsWith("Table", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
            typeof(DamagedTableTests)
                .GetMethod(nameof(A_damaged_entity_is_a_fault_for_nobody))!
                .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
                .Select(each => (string)((InlineDataAttribute)each).Data[0]!)
                .Order(StringComparer.Ordinal)
        );

    private static bool IsTables(Type type) => type == typeof(TableServiceClient);

    private static List<string> Columns(TableEntity entity) =>
        entity.Keys.Where(name => name is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")).ToList();

    private static void LoseColumns(TableEntity entity)
    {
        foreach (var column in Columns(entity).Where(column => column != "Outcome")) // by which runs are found
        {
            entity.Remove(column);
        }
    }

    private static void HoldSomethingElse(TableEntity entity)
    {
        foreach (var column in Columns(entity))
        {
            entity[column] = 1.5;
        }
    }

    private Task WriteAsync(string adapter) =>
        adapter switch
        {
            nameof(TableSessions) => new TableSessions(tables, damaged).AddAsync(
                new("session", "Иванова", null, "mark", Now, Now.AddHours(12), "10.0.0.0/16"),
                Token
            ),
            nameof(TablePeople) => new TablePeople(tables, damaged).AddAsync(
                new()
                {
                    Id = "person",
                    Name = "Иванова",
                    KeySha256 = "0",
                    MadeAt = Now,
                    MadeBy = "оператор",
                },
                Token
            ),
            nameof(TableJournal) => new TableJournal(tables, damaged).AddAsync(
                new("1", Now, "оператор", JournalAct.CardShown, campaign, School, "школа"),
                Token
            ),
            nameof(TableKeySerials) => new TableKeySerials(tables, damaged).IncreaseAsync(campaign, Holder, Token),
            nameof(TableSigningKey) => new TableSigningKey(tables, damaged).GetAsync(Token),
            nameof(TableOutbox) => new TableOutbox(tables, damaged).AddAsync(
                campaign,
                [new(new Reminder(ReminderKind.Answers, "before-7", School), Now)],
                Token
            ),
            nameof(TableErasures) => new TableErasures(tables, damaged).WriteAsync(
                campaign,
                new()
                {
                    Key = "act",
                    At = Now,
                    By = "оператор",
                    Basis = "заявление",
                },
                Token
            ),
            nameof(TableSubmissionLog) => AnswerAsync(),
            nameof(TableSyncRuns) => new TableSyncRuns(tables, damaged).AddAsync(
                campaign,
                new SyncRun(Now, Now, SyncOutcome.Completed, SyncCounts.None),
                Token
            ),
            nameof(TableQuarantine) => new TableQuarantine(tables, damaged).AddAsync(
                campaign,
                [
                    new()
                    {
                        Key = "row-2",
                        Reason = RejectionReason.ReplacesDirect,
                        Row = 2,
                        Column = "B",
                        Explanation = string.Empty,
                        Cells = [],
                        FoundAt = Now,
                    },
                ],
                Token
            ),
            nameof(TableReads) => Reads().TakeAsync(Token).AsTask(),
            nameof(TableIdempotencyKeys) => new TableIdempotencyKeys(tables, damaged).RememberAsync(campaign, "key", new("0", Now), Token),
            nameof(TableWorkRuns) => new TableWorkRuns(tables, damaged).AddAsync(
                campaign,
                WorkRun.Of(new(campaign, WorkKind.Sync, "run", Now, "таймер")),
                Token
            ),
            _ => throw new InvalidOperationException(adapter),
        };

    private async Task ReadAsync(string adapter)
    {
        switch (adapter)
        {
            case nameof(TableSessions):
                Assert.Null(await new TableSessions(tables, damaged).FindAsync("session", Token));
                Assert.Empty(await new TableSessions(tables, damaged).ReadAsync(Token));
                break;
            case nameof(TablePeople):
                Assert.Null(await new TablePeople(tables, damaged).FindAsync("person", Token));
                Assert.Empty(await new TablePeople(tables, damaged).ReadAsync(Token));
                break;
            case nameof(TableJournal):
                Assert.Empty(await new TableJournal(tables, damaged).ReadAsync(campaign, before: null, count: 10, Token));
                break;
            case nameof(TableKeySerials):
                await SerialsAsync();
                break;
            case nameof(TableSigningKey):
                var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => new TableSigningKey(tables, damaged).GetAsync(Token));
                Assert.StartsWith("The signing key (Access, key, signing) is damaged.", fault.Message, StringComparison.Ordinal);
                break;
            case nameof(TableOutbox):
                var key = new Reminder(ReminderKind.Answers, "before-7", School).Key;
                Assert.True((await new TableOutbox(tables, damaged).FindAsync(campaign, key, Token))!.Damaged);
                Assert.True(Assert.Single(await new TableOutbox(tables, damaged).ReadAsync(campaign, Token)).Damaged);
                break;
            case nameof(TableErasures):
                Assert.Empty(await new TableErasures(tables, damaged).ReadAsync(campaign, Token));
                break;
            case nameof(TableSubmissionLog):
                await LogAsync();
                break;
            case nameof(TableSyncRuns):
                Assert.Null(await new TableSyncRuns(tables, damaged).LastAsync(campaign, Token));
                Assert.Null(await new TableSyncRuns(tables, damaged).LastCompletedAsync(campaign, Token));
                break;
            case nameof(TableQuarantine):
                Assert.Empty(await new TableQuarantine(tables, damaged).ReadAsync(campaign, Token));
                Assert.Empty(await new TableQuarantine(tables, damaged).ReadOutlineAsync(campaign, Token));
                break;
            case nameof(TableReads):
                Assert.Equal(TimeSpan.Zero, await Reads().TakeAsync(Token));
                break;
            case nameof(TableIdempotencyKeys):
                var keys = new TableIdempotencyKeys(tables, damaged);
                var use = new KeyUse("1", Now.AddHours(1));
                Assert.Equal(use, await keys.RememberAsync(campaign, "key", use, Token));
                Assert.Equal(use, await keys.RememberAsync(campaign, "key", new("2", Now.AddHours(2)), Token));
                break;
            case nameof(TableWorkRuns):
                Assert.Null(await new TableWorkRuns(tables, damaged).FindAsync(campaign, "run", Token));
                Assert.Empty(await new TableWorkRuns(tables, damaged).ListAsync(campaign, Token));
                break;
        }
    }

    /// <summary>Neither the first link nor the one before the damage opens anything again; one that is made from then on does.</summary>
    private async Task SerialsAsync()
    {
        var serials = new TableKeySerials(tables, damaged);
        var lost = await serials.ReadAsync(campaign, Holder, Token);
        Assert.True(lost > 1);
        Assert.Equal(lost, (await serials.ReadSchoolsAsync(campaign, Token))[School]);
        await serials.IncreaseAsync(campaign, Holder, Token);
        var next = await serials.ReadAsync(campaign, Holder, Token);
        Assert.True(next > 1 && next != lost);
        await serials.IncreaseAsync(campaign, Holder, Token);
        Assert.Equal(next + 1, await serials.ReadAsync(campaign, Holder, Token));
    }

    /// <summary>An entry, the school's counter, the marks and the revision: all of them are damaged.</summary>
    private async Task LogAsync()
    {
        var log = new TableSubmissionLog(tables, damaged);
        Assert.Empty(await log.ReadOutlineAsync(campaign, Token).ToListAsync(Token));
        Assert.Null(await log.RevisionAsync(campaign, Token));
        var marks = await log.MarksAsync(campaign, new([]), Token);
        Assert.NotSame(marks, await log.MarksAsync(campaign, marks, Token)); // read anew until a write mends them
        var later = Answer with { SubmittedAt = Now.AddHours(1), ObservedAt = Now.AddHours(1) };
        Assert.True(await log.TryAddDirectAsync(campaign, later, new(5, 1000), Token));
        Assert.NotNull(await log.RevisionAsync(campaign, Token));
        Assert.Equal(later.ObservedAt, Assert.Single(await log.ReadAsync(campaign, Token).ToListAsync(Token)).ObservedAt);
    }

    private async Task AnswerAsync() =>
        Assert.True(await new TableSubmissionLog(tables, damaged).TryAddDirectAsync(campaign, Answer, new(5, 1000), Token));

    private TableReads Reads() => new(tables, Options.Create(new GoogleSheetsOptions()), TimeProvider.System);
}
