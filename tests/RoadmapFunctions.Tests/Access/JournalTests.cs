using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RoadmapFunctions.Access;
using RoadmapFunctions.Functions.Api;
using RoadmapFunctions.Functions.Desk;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Upkeep.Erasing;
using Xunit;

namespace RoadmapFunctions.Tests.Access;

/// <summary>The journal: who did what to whom and when.</summary>
public sealed class JournalTests
{
    private static readonly OperatorCaller Ivanova = new("Иванова М.П.");

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2021, 1, 29, 3, 0, 0, TimeSpan.Zero));
    private readonly MemoryJournal kept = new();

    private Journal Journal => new(kept, new SecurityLog(NullLogger<SecurityLog>.Instance), time);

    [Fact]
    public async Task An_entry_says_who_did_what_to_whom_and_when()
    {
        var school = TestCampaign.Small.Organizations[0];
        await AddAsync(JournalAct.LinkReplaced, school);
        var entry = Assert.Single(kept.Entries);
        Assert.Equal(
            (time.GetUtcNow(), "Иванова М.П.", JournalAct.LinkReplaced, "small", school.Id),
            (entry.At, entry.By, entry.Act, entry.CampaignId, entry.OrganizationId)
        );
    }

    [Fact]
    public async Task Keys_sort_the_newest_first_and_two_of_one_moment_are_two()
    {
        await AddAsync(JournalAct.LinksShown);
        await AddAsync(JournalAct.LinksDownloaded);
        time.Advance(TimeSpan.FromTicks(1));
        await AddAsync(JournalAct.LinkReplaced);
        Assert.Distinct(kept.Entries.Select(entry => entry.Key));
        Assert.Equal(JournalAct.LinkReplaced, kept.Entries.MinBy(entry => entry.Key, StringComparer.Ordinal)!.Act);
    }

    [Fact]
    public async Task A_detail_is_one_short_line_whatever_a_file_is_called()
    {
        await AddAsync(JournalAct.SheetImported, detail: "таблица\n\u0001" + new string('ы', 500));
        Assert.Matches(@"^таблица ы+…$", Assert.Single(kept.Entries).Detail);
        Assert.InRange(kept.Entries[0].Detail!.Length, 1, JournalEntry.LongestDetail + 1);
    }

    [Fact]
    public void Entries_can_be_added_and_read_and_nothing_else() =>
        Assert.Equal(
            [nameof(IJournal.AddAsync), nameof(IJournal.ReadAsync)],
            typeof(IJournal).GetMethods().Select(method => method.Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_act_has_words_of_its_own_and_code_that_writes_it()
    {
        Assert.Distinct(Enum.GetValues<JournalAct>().Select(JournalWording.Of));
        var writing = string.Concat(
            Directory
                .EnumerateFiles(Path.Combine(Golden.Root, "src/RoadmapFunctions"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(nameof(JournalWording) + ".cs", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );
        Assert.All(Enum.GetNames<JournalAct>(), act => Assert.Contains($"JournalAct.{act}", writing, StringComparison.Ordinal));
    }

    /// <summary>Whoever adds a function by which staff change or take something must think of the journal.</summary>
    [Fact]
    public void Every_function_by_which_staff_change_or_take_something_can_write_to_the_journal()
    {
        Type[] reading =
        [
            typeof(ShowLinks),
            typeof(ShowOrganization),
            typeof(ShowQuarantine),
            typeof(ShowGoogleForm),
            typeof(ShowPersonalData),
            typeof(GetPersonalData),
        ];
        var changing = typeof(GetHealth)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<AllowAttribute>() is { Callers: var callers } && callers.HasFlag(Callers.Operator))
            .Where(method => !method.GetCustomAttribute<AllowAttribute>()!.Callers.HasFlag(Callers.Unknown)) // doors: they are in the log
            .Where(method =>
                method.GetParameters()[0].GetCustomAttribute<HttpTriggerAttribute>()!.Methods!.Single() != "get"
                || method.DeclaringType!.Name.StartsWith("Download", StringComparison.Ordinal)
            )
            .Select(method => method.DeclaringType!)
            .Where(function => function != typeof(TryAnswerForm)) // it stores nothing
            .Concat(reading)
            .ToList();
        Assert.InRange(changing.Count, 20, 200);
        Assert.All(changing, function => Assert.True(Writes(function), $"{function.Name} does not take {nameof(Journal)}."));
    }

    [Fact]
    public async Task The_file_has_every_entry_and_no_formula()
    {
        await AddAsync(JournalAct.LinkReplaced, TestCampaign.Small.Organizations[0]);
        await AddAsync(JournalAct.SheetImported, detail: "=1+1");
        var lines = Encoding.UTF8.GetString(JournalFile.Write(TestCampaign.Small, kept.Entries)).Split("\r\n");
        Assert.Equal("\uFEFFКогда;Когда (UTC);Кто;Что сделано;Школа;Подробности", lines[0]);
        Assert.Equal("29.01.2021 10:00;2021-01-29T03:00:00.0000000Z;Иванова М.П.;Заменена личная ссылка школы;СОШ № 5;", lines[1]);
        Assert.EndsWith(";Загружен файл таблицы;;'=1+1", lines[2], StringComparison.Ordinal);
    }

    // What both sides of an act share writes for them.
    private static bool Writes(Type function) =>
        Taken(function).Any(type => type == typeof(Journal) || (Shared.Contains(type) && Taken(type).Contains(typeof(Journal))));

    private static readonly Type[] Shared =
    [
        typeof(EditionDownload),
        typeof(ReviewActs),
        typeof(PersonActs),
        typeof(ErasureActs),
        typeof(RowActs),
        typeof(SessionActs),
        typeof(MessageActs),
    ];

    private static IEnumerable<Type> Taken(Type type) =>
        type.GetConstructors().Single().GetParameters().Select(parameter => parameter.ParameterType);

    private Task AddAsync(JournalAct act, RoadmapFunctions.Campaigns.Organization? school = null, string? detail = null) =>
        Journal.AddAsync(new DefaultHttpContext().Request, Ivanova, act, TestCampaign.Small, school, detail, CancellationToken.None);
}
