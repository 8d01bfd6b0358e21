namespace RoadmapFunctions.Collecting.Intake;

/// <summary>Remembers what was sent under a caller's key, so that a repeat is recognised.</summary>
public interface IIdempotencyKeys
{
    /// <returns>What is remembered under the key: this use, or an earlier one.</returns>
    Task<KeyUse> RememberAsync(string campaignId, string key, KeyUse use, CancellationToken cancellationToken);
}

/// <param name="BodySha256">Lower-case hexadecimal.</param>
/// <param name="At">The moment of the first use; a repeat is stored as of that moment, which makes it the same version.</param>
public sealed record KeyUse(string BodySha256, DateTimeOffset At);

/// <summary>The key has been used for another body.</summary>
public sealed class KeyReusedException() : Exception("Этот Idempotency-Key уже использован для другого ответа. Возьмите новый ключ.");
