using System.Globalization;
using System.Security.Cryptography;
using Xunit;

namespace RoadmapFunctions.Testing;

/// <summary>
/// How often something random is tried, and from which seed. <c>./test</c> tries a few from the same seed each time;
/// <c>./test --long</c> tries many from a new seed. <c>ROADMAP_SEED</c> repeats a run that has failed.
/// </summary>
public static class Tries
{
    private static readonly string? Given = Environment.GetEnvironmentVariable("ROADMAP_SEED");

    /// <summary>Whether this is <c>./test --long</c>.</summary>
    public static bool Many { get; } = Environment.GetEnvironmentVariable("ROADMAP_LONG") == "1";

    /// <summary>The seed of a law of CsCheck, which prints its seed when it fails; null for a new one.</summary>
    public static string? LawSeed => IsNumber(Given) ? null : Given;

    public static int Of(int usual, int whenLong) => Many ? whenLong : usual;

    /// <summary>A seed for <see cref="Random"/>. It stands in the output of the test, which is shown when the test fails.</summary>
    public static int Seed(int usual)
    {
        var seed =
            IsNumber(Given) ? int.Parse(Given!, CultureInfo.InvariantCulture)
            : Many ? RandomNumberGenerator.GetInt32(int.MaxValue)
            : usual;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ROADMAP_SEED={seed}"));
        return seed;
    }

    private static bool IsNumber(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
