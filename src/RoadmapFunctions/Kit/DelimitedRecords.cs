using CsvHelper;

namespace RoadmapFunctions.Kit;

/// <summary>Reads values that a separator divides and quotation marks may enclose (RFC 4180).</summary>
internal static class DelimitedRecords
{
    /// <param name="separator">Of ASCII.</param>
    /// <param name="strict">Refuses a quotation mark in a wrong place. Otherwise it is text, and an open one reaches to the end.</param>
    /// <returns>All records in their order, empty lines among them.</returns>
    /// <exception cref="DamagedRecordException">On the way: a strict reading cannot go on.</exception>
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

/// <param name="number">Of the record, from one.</param>
internal sealed class DamagedRecordException(int number, Exception inner) : Exception($"Record {number} is damaged.", inner)
{
    public int Number => number;
}
