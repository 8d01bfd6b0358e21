using System.Text.RegularExpressions;

namespace WorkerHost.Timers;

/// <summary>Replaces <c>%Name%</c> in a binding by the app setting of that name, as the real host does.</summary>
public static partial class SettingReferences
{
    /// <param name="settings">The environment of the worker. <c>A:B</c> and <c>A__B</c> name the same setting; case is ignored.</param>
    /// <exception cref="KeyNotFoundException">A setting is missing; the message names it.</exception>
    public static string Resolve(string text, IReadOnlyDictionary<string, string> settings) =>
        Reference().Replace(text, match => Find(match.Groups["name"].Value, settings));

    private static string Find(string name, IReadOnlyDictionary<string, string> settings)
    {
        var wanted = Normalize(name);
        return settings
                .Where(setting => Normalize(setting.Key).Equals(wanted, StringComparison.OrdinalIgnoreCase))
                .Select(setting => setting.Value)
                .FirstOrDefault()
            ?? throw new KeyNotFoundException($"Нет настройки {name}, на которую ссылается расписание.");
    }

    private static string Normalize(string name) => name.Replace("__", ":", StringComparison.Ordinal);

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
