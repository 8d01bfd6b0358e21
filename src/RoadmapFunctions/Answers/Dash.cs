using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>
/// Own words without a letter or a digit («-», «+», «…», a smiley), and «нет» alone. They are kept as they came, but they say nothing: they
/// are not counted or printed and do not make an activity answered.
/// </summary>
public static class Dash
{
    public static bool Is(string words) => TextKey.Of(words) is "" or "нет";
}
