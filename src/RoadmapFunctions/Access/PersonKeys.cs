using System.Security.Cryptography;
using System.Text;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Access;

/// <summary>
/// Keys of people: <c>id.check.secret</c>. The program makes each key, shows it once and keeps only its SHA-256. The check is a signature,
/// so a key that was never made here costs no request to the storage.
/// </summary>
public sealed class PersonKeys(IPeople people, Signer signer, CampaignCatalog campaigns, TimeProvider time)
{
    public const int LongestName = 100;

    private const string Purpose = "person key";
    private const char Separator = '.';
    private const int IdLength = 10;
    private const int CheckLength = 8;
    private const int SecretLength = 32; // 190 bits

    private const string IdLetters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <param name="campaign">The campaign that a reader reads; null for an operator.</param>
    /// <param name="endsAt">When a reader's key ends.</param>
    /// <returns>The key, which nobody can see again.</returns>
    public async Task<(Person Person, string Key)> MakeAsync(
        string name,
        Campaign? campaign,
        DateTimeOffset? endsAt,
        string by,
        CancellationToken cancellationToken
    )
    {
        var id = RandomNumberGenerator.GetString(IdLetters, IdLength);
        var key = await NewKeyAsync(id, cancellationToken);
        var person = new Person
        {
            Id = id,
            Name = name,
            KeySha256 = Digest.Of(key),
            MadeAt = time.GetUtcNow(),
            MadeBy = by,
            CampaignId = campaign?.Id,
            EndsAt = endsAt,
        };
        await people.AddAsync(person, cancellationToken);
        return (person, key);
    }

    /// <summary>From then on the earlier key is invalid, and sessions that began with it end.</summary>
    /// <returns>The new key; null when somebody has changed the person in the meantime.</returns>
    public async Task<string?> ReplaceAsync(Person person, CancellationToken cancellationToken)
    {
        var key = await NewKeyAsync(person.Id, cancellationToken);
        return await people.TryReplaceAsync(person with { KeySha256 = Digest.Of(key) }, cancellationToken) ? key : null;
    }

    /// <returns>False when somebody has changed the person in the meantime.</returns>
    public Task<bool> RevokeAsync(Person person, string by, CancellationToken cancellationToken) =>
        people.TryReplaceAsync(person with { RevokedAt = time.GetUtcNow(), RevokedBy = by }, cancellationToken);

    /// <param name="key">As it came; untrusted.</param>
    public async Task<PersonReading> ReadAsync(string key, CancellationToken cancellationToken)
    {
        if (
            key.Split(Separator) is not [{ Length: IdLength } id, { Length: CheckLength } check, { Length: SecretLength } secret]
            || !Same(check, await CheckAsync(id, secret, cancellationToken))
            || await people.FindAsync(id, cancellationToken) is not { RevokedAt: null } person
            || !Same(person.KeySha256, Digest.Of(key))
        )
        {
            return PersonReading.Worthless;
        }

        return new(CallerOf(person), person.EndsAt);
    }

    /// <returns>Null for a person whose key no longer opens anything.</returns>
    public Caller? CallerOf(Person person) =>
        !person.IsOpenAt(time.GetUtcNow()) ? null
        : person.CampaignId is not { } campaignId ? new OperatorCaller(person.Name, person.Id)
        : campaigns.Find(campaignId) is not null ? new ReaderCaller(campaignId, person.Name)
        : null;

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private async Task<string> NewKeyAsync(string id, CancellationToken cancellationToken)
    {
        var secret = RandomNumberGenerator.GetString(Letters, SecretLength);
        return string.Join(Separator, id, await CheckAsync(id, secret, cancellationToken), secret);
    }

    private async Task<string> CheckAsync(string id, string secret, CancellationToken cancellationToken) =>
        (await signer.SignAsync(Purpose, $"{id}\n{secret}", cancellationToken))[..CheckLength];
}

/// <param name="Caller">Null when the key opens nothing.</param>
/// <param name="EndsAt">The end of a reader's key that was once valid; null for a foreign, replaced or revoked key.</param>
public sealed record PersonReading(Caller? Caller, DateTimeOffset? EndsAt)
{
    public static PersonReading Worthless { get; } = new(null, null);
}
