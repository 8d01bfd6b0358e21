using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Access;

/// <summary>
/// The key in a table, so that there is no secret to configure, to pass on or to lose. Anybody who can read this storage, or a copy of it,
/// can make links of any school and a session of an operator: the right to read it is a right to everything. Deleting the entity and
/// restarting the app replaces the key, and with it every link and session.
/// </summary>
public sealed class TableSigningKey(TableServiceClient tables, DamagedItems damaged) : ISigningKey
{
    private const string Partition = "key";
    private const string Row = "signing";
    private const string Value = "Value";
    private const int KeyLength = 32;

    private readonly TableClient table = tables.GetTableClient(TableKeySerials.TableName);
    private byte[]? known;

    public async Task<byte[]> GetAsync(CancellationToken cancellationToken) =>
        known ??= await ReadAsync(cancellationToken) ?? await MakeAsync(cancellationToken);

    private async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        return stored.HasValue ? KeyOf(stored.Value!) : null;
    }

    // Another key would end all links and sessions: that is a person's decision.
    private byte[] KeyOf(TableEntity entity) =>
        Readable.TryRead(TableKeySerials.TableName, entity, FromEntity, damaged)
        ?? throw new InvalidOperationException(
            $"The signing key ({TableKeySerials.TableName}, {Partition}, {Row}) is damaged. Restore it from a backup, or delete the entity "
                + "and restart: all links and sessions get new keys."
        );

    private static byte[] FromEntity(TableEntity entity) =>
        entity.GetBinary(Value) is { Length: KeyLength } key ? key : throw new FormatException("No key.");

    private async Task<byte[]> MakeAsync(CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        try
        {
            await table.AddEntityAsync(new TableEntity(Partition, Row) { [Value] = key }, cancellationToken);
            return key;
        }
        catch (RequestFailedException e) when (e.Status == TableStatus.Conflict)
        {
            return (await ReadAsync(cancellationToken))!; // another instance was faster; its key counts
        }
    }
}
