using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Forms;
using Xunit;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>Runs the script of a campaign in Node against a small model of Google's services, and answers the form in every way.</summary>
internal sealed class GoogleModel
{
    private readonly JsonElement outcome;

    private GoogleModel(JsonElement outcome) => this.outcome = outcome;

    public JsonElement this[string name] => outcome.GetProperty(name);

    public SheetSnapshot Sheet
    {
        get
        {
            var rows = this["rows"]
                .EnumerateArray()
                .Select((row, index) => new SheetRow(index + 1, [.. row.EnumerateArray().Select(Cell)]))
                .ToList();
            return new(this["zone"].GetString()!, "Ответы на форму (1)", rows[0], [.. rows.Skip(1)]);
        }
    }

    /// <param name="tabDelay">Milliseconds until Google has added the responses' tab.</param>
    public static GoogleModel Run(Campaign campaign, int tabDelay = 2500)
    {
        using var node = Process.Start(
            new ProcessStartInfo(
                "node",
                [
                    Path.Combine(Golden.Root, "tests/RoadmapFunctions.Tests/Forms/google-model.js"),
                    tabDelay.ToString(CultureInfo.InvariantCulture),
                ]
            )
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                StandardOutputEncoding = Encoding.UTF8,
            }
        )!;
        node.StandardInput.Write(GoogleFormScript.Of(campaign)); // node reads it whole before it writes anything
        node.StandardInput.Close();
        var errors = node.StandardError.ReadToEndAsync();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, errors.Result);
        return new(JsonDocument.Parse(output).RootElement);
    }

    public ParsedSheet Parse(Campaign campaign) =>
        ResponseParser.Parse(Sheet, campaign, new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero), []);

    private static SheetCell Cell(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => SheetCell.OfNumber(value.GetDouble()),
            JsonValueKind.Object => SheetCell.OfShown(value.GetProperty("number").GetDouble(), value.GetProperty("shown").GetString()!),
            _ => SheetCell.OfText(value.GetString()!),
        };
}
