using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace RoadmapFunctions.Testing;

/// <summary>
/// What the test of a promise has measured. <c>tests/promises.sh</c> writes it into the last column of <c>docs/promises.md</c>.
/// </summary>
public static partial class Measured
{
    /// <summary>Told as the last thing in the test: a figure of a test that fails is none. The promise is the code before the test's
    /// name.</summary>
    public static void Promise(FormattableString figure)
    {
        var test = TestContext.Current.TestMethod!.MethodName;
        var match = Code().Match(test);
        var code = match.Success ? match.Value : throw new InvalidOperationException($"{test} has no code.");
        var text = figure.ToString(CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper!.WriteLine($"promise {code}: {text}");

        var folder = Directory.CreateDirectory(Path.Combine(Golden.Root, ".local", "promises")).FullName;
        var written = Path.Combine(folder, $".{code}.{Environment.ProcessId}");
        File.WriteAllText(written, text + '\n');
        File.Move(written, Path.Combine(folder, code), overwrite: true); // two runs may end at once
    }

    [GeneratedRegex(@"^[A-Z]\d+(?=_)", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
