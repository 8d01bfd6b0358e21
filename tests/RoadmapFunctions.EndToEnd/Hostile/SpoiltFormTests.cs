using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Hostile;

/// <summary>H6: whatever a form's body is, the answer is a page or a refusal, never a fault, and what was refused is not stored.</summary>
[Collection(nameof(HostileApp))]
public sealed class SpoiltFormTests(HostileApp app)
{
    private static readonly int BodiesOfADeskForm = Tries.Of(500, whenLong: 16_500); // with the schools' forms a hundred thousand

    private readonly int seed = Tries.Seed(44226);

    private static readonly ParallelOptions AFewAtOnce = new() { MaxDegreeOfParallelism = 4 };

    [Fact]
    public async Task H6_exactly_the_spoilt_forms_with_a_receipt_are_stored()
    {
        var worker = await app.WorkerAsync();
        var receipts = new ConcurrentBag<int>();
        const int End = HostileApp.Schools - 10; // the last ones answer in other tests
        await Parallel.ForAsync(
            1,
            End,
            AFewAtOnce,
            async (school, _) =>
            {
                using var request = Post("school", new SpoiltForm(new Random(seed + school)).Of(HostileApp.AnswerOf(school), file: null));
                request.Headers.Add("Cookie", app.CookieOf(school));
                using var answer = await SendAsync(request, school);
                if (answer.StatusCode == HttpStatusCode.SeeOther)
                {
                    receipts.Add(school);
                }
            }
        );

        Assert.InRange(receipts.Count, HostileApp.Schools / 20, HostileApp.Schools / 2); // else the bodies try one side only
        Assert.Equal(receipts.Order(), (await app.AnsweredAsync()).Where(school => school < End).Order());
        Assert.Equal(worker, await app.WorkerAsync());
    }

    /// <summary>Each form has a flaw that no spoiling mends — corrections of another day, a file without its columns — so nothing may ever
    /// come of it.</summary>
    public static TheoryData<string, string[], string?> DeskForms { get; } =
        new()
        {
            {
                $"desk/campaigns/{HostileApp.Desk}/quarantine/{{row}}",
                ["action=assign", "organization=school-2", "revision=never", "reason=пробная строка"],
                null
            },
            {
                $"desk/campaigns/{HostileApp.Desk}/own-words/scheme",
                ["action=rename", "revision=never", "target=0123", "name=Беседы", "text=0123", "group=4567"],
                null
            },
            { "desk/campaigns", ["action=accept", "acceptOrphans=true"], """{"id": "spoilt-forms-desk", "title": "Без школ и сроков"}""" },
            {
                $"desk/campaigns/{HostileApp.Desk}/import",
                ["action=accept", "zone=Asia/Tomsk", "withdraw=true"],
                "Отметка времени;Нет такого столбца\r\n28.01.2021 12:00:00;Школа № 2\r\n"
            },
            { "desk/sign-in", ["key=не тот ключ", "return=/desk"], null },
            { "school/session", ["key=spoilt-forms.school-1.0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"], null },
        };

    [Theory]
    [MemberData(nameof(DeskForms))]
    public async Task H6_a_spoilt_form_changes_nothing_and_opens_nothing(string route, string[] fields, string? file)
    {
        var (worker, before, row) = (await app.WorkerAsync(), await app.DeskStateAsync(), await app.QuarantinedRowAsync());
        var form = fields.Select(field => new KeyValuePair<string, string>(field.Split('=')[0], field.Split('=', 2)[1])).ToList();
        await Parallel.ForAsync(
            0,
            BodiesOfADeskForm,
            AFewAtOnce,
            async (number, _) =>
            {
                var content = new SpoiltForm(new Random(seed + number)).Of(form, file is null ? null : Encoding.UTF8.GetBytes(file));
                using var request = Post(route.Replace("{row}", row, StringComparison.Ordinal), content);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", app.Running.Key.Text);
                using var answer = await SendAsync(request, number);
                Assert.InRange((int)answer.StatusCode, 400, 499);
                Assert.False(answer.Headers.Contains("Set-Cookie"));
            }
        );

        Assert.Equal(before, await app.DeskStateAsync());
        Assert.Equal(worker, await app.WorkerAsync());
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, int number)
    {
        var answer = await app.Open.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(
            (int)answer.StatusCode < 500,
            $"Body {number} of ROADMAP_SEED={seed} to {request.RequestUri}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}"
        );
        return answer;
    }

    private static HttpRequestMessage Post(string route, HttpContent content) =>
        new(HttpMethod.Post, new Uri(route, UriKind.Relative)) { Content = content };
}
