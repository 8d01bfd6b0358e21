using System.Text.RegularExpressions;

namespace RoadmapFunctions.LocalHost.GoogleSheets;

/// <summary>A recorded sheet as the command line names it: <c>FILE</c> or <c>ID=FILE</c>.</summary>
/// <param name="SpreadsheetId">Null: the id that the file names; a file without one stands for every spreadsheet.</param>
/// <param name="Path">Full path.</param>
public sealed partial record SheetArgument(string? SpreadsheetId, string Path)
{
    public static SheetArgument Parse(string text)
    {
        var parts = IdAndFile().Match(text);
        return parts.Success && !File.Exists(text)
            ? new SheetArgument(parts.Groups["id"].Value, System.IO.Path.GetFullPath(parts.Groups["file"].Value))
            : new SheetArgument(null, System.IO.Path.GetFullPath(text));
    }

    public override string ToString() => SpreadsheetId is null ? Path : $"{SpreadsheetId}={Path}";

    [GeneratedRegex(@"\A(?<id>[A-Za-z0-9_-]+)=(?<file>.+)\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex IdAndFile();
}
