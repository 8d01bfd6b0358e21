using System.Globalization;
using System.Runtime.InteropServices;
using RoadmapFunctions.Bench;
using RoadmapFunctions.Campaigns;

// usage: ./bench [SCHOOLS], see ./bench --help
var (published, root) = (args[0], args[1]);
var schools = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 40_000;
var rounds = schools < 10_000 ? 5 : 3;
if (args.Length > 3)
{
    rounds = int.Parse(args[3], CultureInfo.InvariantCulture);
}

var azurite = Path.Combine(root, "src", "RoadmapFunctions.LocalHost", "azurite");
var tomsk = CampaignCatalog.Load(Path.Combine(published, "Campaigns")).All[0];
await MeasureAsync(50, 1); // the code of floors is compiled, the files of the app are in the disk's cache
var tenth = await MeasureAsync(schools / 10, rounds);
var figures = Steps.Judge(await MeasureAsync(schools, rounds), tenth);
var table = Figures.Table(figures);
Console.WriteLine(table);
await File.WriteAllTextAsync(Path.Combine(root, "bench.json"), Figures.Json(figures));
if (schools == 40_000)
{
    var page = Path.Combine(root, "docs", "performance.md");
    var text = await File.ReadAllTextAsync(page);
    const string begin = "<!-- made by ./bench -->\n";
    var made = string.Create(
        CultureInfo.InvariantCulture,
        $"{begin}\n{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, "
            + $"{RuntimeInformation.FrameworkDescription}; {schools:N0} schools, medians of {rounds}.\n\n{table}"
    );
    await File.WriteAllTextAsync(page, text[..text.IndexOf(begin, StringComparison.Ordinal)] + made);
}

async Task<IReadOnlyList<IReadOnlyDictionary<string, (double Value, double? Floor)>>> MeasureAsync(int size, int times)
{
    var campaign = tomsk with
    {
        Id = $"bench-{size}",
        Organizations =
        [
            .. Enumerable.Range(1, size).Select(number => new Organization($"school-{number}", $"МАОУ СОШ № {number}", $"№ {number}")),
        ],
    };
    var taken = new List<IReadOnlyDictionary<string, (double Value, double? Floor)>>();
    for (var round = 1; round <= times; round++)
    {
        await Console.Error.WriteLineAsync($"{size} schools, round {round} of {times}");
        taken.Add(await Round.RunAsync(published, azurite, campaign));
    }

    return taken;
}
