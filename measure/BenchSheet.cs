using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Bench;

/// <summary>
/// The sheet of a campaign as ready bytes: each school has one row with an answer to every activity and own words to half of them.
/// Rows stand one behind the other, so a page of them is a slice.
/// </summary>
internal sealed class BenchSheet
{
    public const string Title = "Ответы на форму (1)";
    private const double FirstStamp = 44224.5; // a day of the campaign, 12:00

    private static readonly JsonWriterOptions PlainCyrillic = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly byte[] rows;
    private readonly int[] starts;

    private BenchSheet(byte[] rows, int[] starts, int columns) => (this.rows, this.starts, Columns) = (rows, starts, columns);

    /// <summary>The header is one of them.</summary>
    public int RowCount => starts.Length - 1;

    public int Columns { get; }

    /// <summary>Bytes.</summary>
    public int Length => rows.Length;

    /// <param name="changed">Whether the school with this number has answered anew, an hour later, in its own row.</param>
    public static BenchSheet Of(Campaign campaign, Predicate<int> changed)
    {
        using var all = new MemoryStream();
        var places = new List<int>();
        Add(["Отметка времени", "Школа", .. campaign.Activities.Select(activity => (object)activity.Title)]);
        foreach (var (number, school) in campaign.Organizations.Index())
        {
            Add([
                FirstStamp + (changed(number) ? 1 / 24d : 0),
                school.Name,
                .. campaign.Activities.Select((activity, index) => (object)Answer(activity, index, number, changed(number))),
            ]);
        }

        places.Add((int)all.Length + 1);
        return new BenchSheet(all.ToArray(), [.. places], campaign.Activities.Count + 2);

        void Add(IEnumerable<object> cells)
        {
            if (places.Count > 0)
            {
                all.WriteByte((byte)',');
            }

            places.Add((int)all.Length);
            using var json = new Utf8JsonWriter(all, PlainCyrillic);
            json.WriteStartArray();
            foreach (var cell in cells)
            {
                if (cell is double number)
                {
                    json.WriteNumberValue(number);
                }
                else
                {
                    json.WriteStringValue((string)cell);
                }
            }

            json.WriteEndArray();
        }
    }

    /// <param name="first">From 1.</param>
    public ReadOnlyMemory<byte> Rows(int first, int last)
    {
        var (from, to) = (Math.Min(first, RowCount + 1) - 1, Math.Min(last, RowCount));
        return from >= to ? default : rows.AsMemory(starts[from]..(starts[to] - 1));
    }

    private static string Answer(Activity activity, int index, int school, bool changed)
    {
        var chosen = activity.Options.Take(2).Select(option => option.Text);
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"своё слово школы {school} о пункте {index}: рабочая группа собиралась {school % 7 + 2} раза, "
                + $"выводы сообщены учителям и родителям, "
                + $"и к концу {index + 1}-й четверти план был пересмотрен{(changed ? ", исправлено" : "")}"
        );
        return string.Join(", ", index % 2 == 0 ? chosen.Append(words) : chosen);
    }
}
