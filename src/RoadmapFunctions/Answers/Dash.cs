using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>
/// Own words without a letter or a digit («-», «+», «…», a smiley), and «нет» alone beside options. They are kept as they came,
/// but they say nothing: they are not counted or printed and do not make an activity answered.
/// </summary>
public static class Dash
{
    /// <param name="asked">A question for own words, which «нет» answers: «Что мешало?» Otherwise «нет» says that there are none.</param>
    public static bool Is(string words, bool asked = false) =>
        OutlinedText.KeyOf(words) is var key && (key.Length == 0 || (key == "нет" && !asked));
}
