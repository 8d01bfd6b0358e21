namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// What the Sheets API answered, field by field: a recorded sheet is exactly this. Shapes:
/// https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets and …/spreadsheets.values.
/// </summary>
public sealed record SheetAnswers(SpreadsheetAnswer Spreadsheet, ValuesAnswer Values);

public sealed record SpreadsheetAnswer(SpreadsheetProperties? Properties, IReadOnlyList<SheetTabAnswer>? Sheets);

/// <param name="TimeZone">IANA name; an odd zone may come as «GMT-07:00».</param>
public sealed record SpreadsheetProperties(string? Title, string? Locale, string? TimeZone);

public sealed record SheetTabAnswer(SheetTabProperties Properties);

public sealed record SheetTabProperties(int SheetId, string Title, GridProperties? GridProperties);

public sealed record GridProperties(int RowCount, int ColumnCount);

public sealed record ValuesAnswer(string? SpreadsheetId, IReadOnlyList<ValueRange>? ValueRanges);

/// <param name="Range">What the values cover, in A1 notation.</param>
/// <param name="Values">Rows without trailing blanks; absent when all is blank.</param>
public sealed record ValueRange(string Range, string? MajorDimension, IReadOnlyList<IReadOnlyList<SheetCell>>? Values);
