using System.Globalization;

namespace RoadmapFunctions.Access;

/// <summary>What the browser of a signed-in operator holds: the end of the session, signed. A new key ends all sessions.</summary>
public sealed class StaffSession(Signer signer, StaffKey key, TimeProvider time)
{
    /// <summary>A working day with its evening.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    private const string Purpose = "staff session";
    private const char Separator = '.';

    public async Task<string> BeginAsync(CancellationToken cancellationToken)
    {
        var end = (time.GetUtcNow() + Lasts).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{end}{Separator}{await signer.SignAsync(Purpose, Text(end), cancellationToken)}";
    }

    /// <param name="session">As it came, hostile for all we know.</param>
    public async Task<bool> IsOpenAsync(string session, CancellationToken cancellationToken) =>
        key.Configured
        && session.Split(Separator) is [var end, var signature]
        && long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds > time.GetUtcNow().ToUnixTimeSeconds()
        && await signer.IsSignedAsync(Purpose, Text(end), signature, cancellationToken);

    private string Text(string end) => $"{end}\n{key.Generation}";
}
