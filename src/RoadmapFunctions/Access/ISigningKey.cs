namespace RoadmapFunctions.Access;

/// <summary>The secret of this installation, made by itself and known to nobody.</summary>
public interface ISigningKey
{
    /// <returns>32 random bytes, for ever the same.</returns>
    Task<byte[]> GetAsync(CancellationToken cancellationToken);
}
