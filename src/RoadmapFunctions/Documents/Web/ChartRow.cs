namespace RoadmapFunctions.Documents.Web;

/// <summary>A category: its name and its bar. Heights are pixels, widths percent.</summary>
internal sealed record ChartRow(IReadOnlyList<ChartLine> Name, IReadOnlyList<ChartSegment> Bars, int Top, int Height)
{
    public int Bottom => Top + Height;

    public int Baseline => Top + (Height / 2) + 5;
}

internal sealed record ChartLine(string Text, int Baseline);

internal sealed record ChartSegment(Tone Tone, int Value, double Start, double Width, bool HasRoomForNumber)
{
    public double Middle => Start + (Width / 2);

    public double End => Start + Width;
}
