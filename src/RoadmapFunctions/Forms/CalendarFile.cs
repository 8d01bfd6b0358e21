using System.Globalization;
using System.Text;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Forms;

/// <summary>Milestones for a calendar (RFC 5545), each with a reminder a day before.</summary>
public static class CalendarFile
{
    /// <summary>Octets of a line without its line end (RFC 5545, 3.1).</summary>
    private const int LongestLine = 75;

    private const string InUtc = "yyyyMMdd'T'HHmmss'Z'";
    private const string Day = "yyyyMMdd";

    /// <param name="milestones">The campaign's milestones; a school may have its own day for one of them.</param>
    public static byte[] Write(Campaign campaign, IEnumerable<Milestone> milestones)
    {
        var lines = new StringBuilder();
        Add("BEGIN:VCALENDAR");
        Add("VERSION:2.0");
        Add("PRODID:-//RoadmapFunctions//RU");
        foreach (var milestone in milestones)
        {
            Add("BEGIN:VEVENT");
            Add($"UID:{campaign.Id}-{milestone.Id}@roadmap-functions");
            // The calendar has the date of its order: the same campaign gives the same file.
            Add($"DTSTAMP:{campaign.LegalBasis.Date.ToString(Day, Machine)}T000000Z");
            Add(
                milestone.LocalTime == Milestone.EndOfDay
                    ? $"DTSTART;VALUE=DATE:{milestone.Date.ToString(Day, Machine)}"
                    : $"DTSTART:{milestone.Instant(campaign.Zone).ToString(InUtc, Machine)}"
            );
            Add($"SUMMARY:{Escaped(milestone.Title)}");
            Add($"DESCRIPTION:{Escaped($"{campaign.Title}. {campaign.Period}. Срок: {milestone.InWords()}.")}");
            Add("BEGIN:VALARM");
            Add("ACTION:DISPLAY");
            Add("TRIGGER:-P1D");
            Add($"DESCRIPTION:{Escaped(milestone.Title)}");
            Add("END:VALARM");
            Add("END:VEVENT");
        }

        Add("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(lines.ToString());

        void Add(string line) => lines.Append(Folded(line)).Append("\r\n");
    }

    private static CultureInfo Machine => CultureInfo.InvariantCulture;

    private static string Escaped(string text) =>
        CleanText
            .OneLine(text)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal);

    // A long line continues after a line end and a space; no character is cut in two.
    private static string Folded(string line)
    {
        var (folded, octets) = (new StringBuilder(), 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
