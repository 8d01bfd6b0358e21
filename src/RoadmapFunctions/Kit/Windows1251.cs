using System.Text;
using System.Text.RegularExpressions;

namespace RoadmapFunctions.Kit;

/// <summary>The encoding in which Russian office programs save text files by default.</summary>
public static partial class Windows1251
{
    private const int CodePage = 1251;

    public static Encoding Encoding { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding(CodePage, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)!;

    /// <summary>
    /// What is left of a text in such a file: characters that the encoding lacks become a question mark, however many a
    /// program writes for one.
    /// </summary>
    public static string Faded(string text) => QuestionMarks().Replace(Encoding.GetString(Encoding.GetBytes(text)), "?");

    [GeneratedRegex(@"\?+", RegexOptions.None, 1000)]
    private static partial Regex QuestionMarks();
}
