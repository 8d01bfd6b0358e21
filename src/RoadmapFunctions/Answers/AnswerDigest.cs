using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>Names the answer to one activity by all that it says. An assessment holds for one digest.</summary>
public static class AnswerDigest
{
    /// <param name="answer">Null while there is none.</param>
    public static string Of(ActivityAnswer? answer) => Digest.Of(answer is null ? string.Empty : CanonicalAnswer.Write([answer]));
}
