using System.Globalization;
using RoadmapFunctions.Access;

namespace RoadmapFunctions.Tests.Access;

/// <summary>People over memory.</summary>
public sealed class MemoryPeople : IPeople
{
    private readonly Dictionary<string, Person> stored = new(StringComparer.Ordinal);

    public int Reads { get; private set; }

    public IEnumerable<Person> All => stored.Values;

    public Task<IReadOnlyList<Person>> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Person>>([.. stored.Values]);

    public Task<Person?> FindAsync(string id, CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult(stored.GetValueOrDefault(id));
    }

    public Task AddAsync(Person person, CancellationToken cancellationToken)
    {
        stored.Add(person.Id, person with { Revision = "1" });
        return Task.CompletedTask;
    }

    public Task<bool> TryReplaceAsync(Person person, CancellationToken cancellationToken)
    {
        if (stored[person.Id].Revision != person.Revision)
        {
            return Task.FromResult(false);
        }

        var next = int.Parse(person.Revision!, CultureInfo.InvariantCulture) + 1;
        stored[person.Id] = person with { Revision = next.ToString(CultureInfo.InvariantCulture) };
        return Task.FromResult(true);
    }
}
