using System.Text;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Intake;

/// <summary>Whatever the bytes are, they are an answer or a refusal that says where.</summary>
public sealed class SubmissionFuzzTests
{
    private static readonly int Bodies = Tries.Of(100_000, whenLong: 1_000_000);

    private static readonly Campaign Asking = TestCampaign.Tomsk with { Respondent = RespondentQuestion.NameAndPost };

    private static readonly byte[] Valid = Encoding.UTF8.GetBytes(
        """{"organization":"sosh-5","answers":[{"activity":"causes","options":["causes-found"]},"""
            + """{"activity":"goals","other":"встречи 🎓"}],"respondent":{"name":"И.И. Иванова","post":null}}"""
    );

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "null",
            "true",
            "1e999999",
            "-0",
            "99999999999999999999999999",
            "\"organization\":\"sosh-5\",",
            "\"answers\":[],",
            "\"submittedAt\":\"2000-01-01\",",
            "\\ud800",
            "\\udc00\\ud800",
            "\\u0000",
            "\uFEFF",
            "\0",
            "/*",
            "//",
            "\u202E",
            "\"\":",
            "{\"$ref\":\"#\"}",
            "NaN",
            new string('[', 2_000),
            new string('я', 40_000),
            string.Concat(Enumerable.Repeat("{\"a\":", 64)),
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE],
        [0xC0, 0x80],
        [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80],
        [0xE2, 0x82],
    ];

    [Fact]
    public void H6_a_hundred_thousand_spoilt_bodies_are_answers_or_refusals_and_never_a_fault()
    {
        var seed = Tries.Seed(44226);
        var random = new Random(seed);
        var (accepted, refused) = (0, 0);
        for (var number = 0; number < Bodies; number++)
        {
            var body = Spoilt(random);
            try
            {
                var submission = SubmissionReader.Read(body, Asking, new(2021, 1, 29, 3, 0, 0, TimeSpan.Zero));
                Assert.NotEmpty(submission.Answers);
                Assert.NotEmpty(SubmissionKey.Of(submission));
                accepted++;
            }
            catch (SubmissionRefusedException refusal)
            {
                Assert.All(refusal.Errors, error => Assert.Matches("[а-я]", error.Message));
                refused++;
            }
            catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"Body {number} of ROADMAP_SEED={seed}, in Base64: {Convert.ToBase64String(body)}: {e}");
            }
        }

        Assert.True(
            accepted > Bodies / 100 && refused > Bodies / 2,
            $"accepted {accepted}, refused {refused}: the bodies try one side only."
        );
        Measured.Promise($"{Bodies} bodies, {accepted} answers, {refused} refusals, 0 faults");
    }

    private static byte[] Spoilt(Random random)
    {
        var body = Valid.ToList();
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var at = random.Next(body.Count + 1);
            var length = Math.Min(random.Next(1, 20), body.Count - at);
            switch (random.Next(5))
            {
                case 0 when at < body.Count:
                    body[at] = (byte)random.Next(256);
                    break;
                case 1:
                    body.RemoveRange(at, length);
                    break;
                case 2:
                    body.InsertRange(at, body.GetRange(at, length));
                    break;
                case 3:
                    body = body[..at];
                    break;
                default:
                    body.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return [.. body];
    }
}
