namespace RoadmapFunctions.Reporting.Reports;

/// <summary>Numbers of sections, tables and figures in the order in which a document is composed.</summary>
public sealed class Numbering
{
    private int sections;
    private int tables;
    private int figures;

    public int NextSection() => ++sections;

    public int NextTable() => ++tables;

    public int NextFigure() => ++figures;
}
