using RoadmapFunctions.Answers;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// A common reading of a school and its answers, whether they come from the service or from a file. A downloaded sheet shows «3,5» where
/// the service gives «3.5», and «ИСТИНА» for «TRUE»; Windows-1251 has no 🎓.
/// </summary>
internal static class AnswerReading
{
    public static string Of(Submission submission) => Of(submission.OrganizationId, submission.Answers);

    public static string Of(string organizationId, IReadOnlyList<ActivityAnswer> answers) => Spell(organizationId, answers, text => text);

    /// <summary>Equal for answers that read the same, from whatever source.</summary>
    public static string Digest(IReadOnlyList<ActivityAnswer> answers) => Kit.Digest.Of(Of(string.Empty, answers));

    /// <summary>A known version may come back unchanged or as a file has changed it.</summary>
    public static IEnumerable<string> OfVersion(Submission version) =>
        new[] { Of(version), Faded(version) }.Distinct(StringComparer.Ordinal);

    /// <summary>
    /// Only a row with question marks may have lost something. A known version with question marks does not match an intact row: the
    /// service restores what a file had lost.
    /// </summary>
    public static IEnumerable<string> OfRow(Submission row) =>
        Of(row) is var whole && whole.Contains('?', StringComparison.Ordinal) ? [whole, Faded(row)] : [whole];

    private static string Faded(Submission submission) => Spell(submission.OrganizationId, submission.Answers, Windows1251.Faded);

    private static string Spell(string organizationId, IReadOnlyList<ActivityAnswer> answers, Func<string, string> spelling) =>
        $"{organizationId} {CanonicalAnswer.Write(answers, text => ShownValue.Of(text) ?? spelling(text))}";
}
