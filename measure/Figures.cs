using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RoadmapFunctions.Bench;

/// <param name="Value">The app's.</param>
/// <param name="Floor">What the same costs at least, in the same unit; null where there is no such thing.</param>
/// <param name="Mark">What must hold, in words.</param>
/// <param name="Holds">Whether it does.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Floor, string Mark, bool Holds)
{
    public double? Ratio => Value / Floor;
}

/// <summary>What was measured: each figure is a median.</summary>
internal static class Figures
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    /// <summary>A table of Markdown.</summary>
    public static string Table(IEnumerable<Figure> figures)
    {
        var table = new StringBuilder("| Figure | Value | Unit | Floor | Ratio | Mark |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var figure in figures)
        {
            var name = figure.Holds ? figure.Name : $"**{figure.Name}**";
            var (floor, ratio) = (Number(figure.Floor), Number(figure.Ratio));
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {name} | {Number(figure.Value)} | {figure.Unit} | {floor} | {ratio} | {figure.Mark} |\n"
            );
        }

        return table.ToString();
    }

    private static string Number(double? value) => value?.ToString("N2", CultureInfo.InvariantCulture) ?? string.Empty;

    public static string Json(IEnumerable<Figure> figures) =>
        JsonSerializer.Serialize(
            figures.Select(figure => new
            {
                figure = figure.Name,
                value = figure.Value,
                unit = figure.Unit,
                floor = figure.Floor,
                ratio = figure.Ratio,
                mark = figure.Mark,
            }),
            Indented
        );
}
