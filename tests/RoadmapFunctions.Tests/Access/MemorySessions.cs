using RoadmapFunctions.Access;

namespace RoadmapFunctions.Tests.Access;

/// <summary>Sessions over memory.</summary>
public sealed class MemorySessions : ISessions
{
    private readonly Dictionary<string, OpenSession> open = new(StringComparer.Ordinal);

    public int Reads { get; private set; }

    public Task<IReadOnlyList<OpenSession>> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<OpenSession>>([.. open.Values]);

    public Task<OpenSession?> FindAsync(string id, CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult(open.GetValueOrDefault(id));
    }

    public Task AddAsync(OpenSession session, CancellationToken cancellationToken)
    {
        open.Add(session.Id, session);
        return Task.CompletedTask;
    }

    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) => Task.FromResult(open.Remove(id));
}
