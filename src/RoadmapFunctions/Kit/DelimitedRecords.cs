using CsvHelper;

namespace RoadmapFunctions.Kit;

/// <summary>Reads values that a separator divides and quotation marks may enclose (RFC 4180).</summary>
internal static class DelimitedRecords
{
    /// <param name="separator">An ASCII character.</param>
    /// <param name="strict">Refuses a misplaced quotation mark. Otherwise it counts as text, and an unclosed one
    /// reaches to the end.</param>
    /// <returns>All records in their order, empty lines included.</returns>
    /// <exception cref="DamagedRecordException">Thrown during enumeration when a strict reading cannot continue.</exception>
    public static IEnumerable<string[]> Read(string text, char separator, bool strict)
    {
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            MalformedData = strict ? CsvMalformedDataHandling.Throw : CsvMalformedDataHandling.Recover,
        };
        using var reader = CsvReader.FromText(text, options);
        for (var number = 1; MovesOn(reader, number); number++)
        {
            yield return reader.Current.ToArray();
        }
    }

    private static bool MovesOn(CsvReader reader, int number)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw new DamagedRecordException(number, e);
        }
    }
}

/// <param name="number">Number of the record, from one.</param>
internal sealed class DamagedRecordException(int number, Exception inner) : Exception($"Record {number} is damaged.", inner)
{
    public int Number => number;
}
