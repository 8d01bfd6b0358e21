using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Tests.Access;

/// <summary>The parts of access over memory, on the day before the small campaign's deadline.</summary>
public sealed class AccessKit
{
    public const string KeyText = "ключ-оператора-из-тридцати-двух-знаков-и-более";

    /// <summary>SHA-256 of it, from another program.</summary>
    public const string KeySha256 = "a80c70468e679fd0e72ad96995359ea3e1d68516b99f732076f305fa7a87814a";

    private readonly Serials serials = new();

    public AccessKit()
    {
        Signer = new Signer(new FixedKey(7));
        var campaigns = new CampaignCatalog([TestCampaign.Small, TestCampaign.Small with { Id = "other" }]);
        Links = new SchoolLinks(Signer, serials, campaigns, Time);
        SyncKeys = new SyncKeys(Signer, serials, campaigns, Time);
        PersonKeys = new PersonKeys(People, Signer, campaigns, Time);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2021, 1, 29, 3, 0, 0, TimeSpan.Zero));

    public Signer Signer { get; }

    public SchoolLinks Links { get; }

    public SyncKeys SyncKeys { get; }

    public PersonKeys PersonKeys { get; }

    public MemoryPeople People { get; } = new();

    public MemorySessions OpenSessions { get; } = new();

    public int SerialReads => serials.Reads;

    public static Signer OfAnotherInstallation { get; } = new(new FixedKey(8));

    public static StaffKey Key(string? sha256) => new(Options.Create(new AccessOptions { StaffKeySha256 = sha256 }));

    /// <param name="sha256">Of the key of the settings.</param>
    public StaffSessions Sessions(string? sha256 = KeySha256) => new(OpenSessions, Signer, Key(sha256), People, Time);

    /// <summary>Links of other campaigns, with the same key and serials.</summary>
    public SchoolLinks LinksOf(params Campaign[] campaigns) => new(Signer, serials, new CampaignCatalog(campaigns), Time);

    public Task<string> TokenAsync(string organization, string campaign = "small") =>
        Links.TokenAsync(
            TestCampaign.Small with
            {
                Id = campaign,
            },
            TestCampaign.Small.Organizations.Single(each => each.Id == organization),
            CancellationToken.None
        );

    public async Task<SchoolCaller?> OpenAsync(string token) => (await Links.ReadAsync(token, CancellationToken.None)).Caller;

    private sealed class FixedKey(byte content) : ISigningKey
    {
        public Task<byte[]> GetAsync(CancellationToken cancellationToken) => Task.FromResult(Enumerable.Repeat(content, 32).ToArray());
    }

    private sealed class Serials : IKeySerials
    {
        private readonly Dictionary<(string Campaign, KeyHolder Holder), int> known = [];

        public int Reads { get; private set; }

        public Task<IReadOnlyDictionary<string, int>> ReadSchoolsAsync(string campaignId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, int>>(
                known
                    .Where(each => each.Key.Campaign == campaignId && each.Key.Holder is KeyHolder.School)
                    .ToDictionary(each => ((KeyHolder.School)each.Key.Holder).OrganizationId, each => each.Value)
            );

        public Task<int> ReadAsync(string campaignId, KeyHolder holder, CancellationToken cancellationToken)
        {
            Reads++;
            return Task.FromResult(known.GetValueOrDefault((campaignId, holder)));
        }

        public Task IncreaseAsync(string campaignId, KeyHolder holder, CancellationToken cancellationToken)
        {
            known[(campaignId, holder)] = known.GetValueOrDefault((campaignId, holder)) + 1;
            return Task.CompletedTask;
        }
    }
}
