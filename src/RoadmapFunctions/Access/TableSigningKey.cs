using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Access;

/// <summary>
/// The key in a table, so that there is no secret to configure, to pass on or to lose. Anybody who can read this storage, or a copy of it,
/// can make links of any school and a session of an operator: the right to read it is a right to everything. Deleting the entity and
/// restarting the app replaces the key, and with it every link and session.
/// </summary>
public sealed class TableSigningKey(TableServiceClient tables) : ISigningKey
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
        return stored.HasValue ? stored.Value!.GetBinary(Value) : null;
    }

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
