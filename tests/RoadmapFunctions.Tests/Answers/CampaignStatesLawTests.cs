using CsCheck;
using Microsoft.Extensions.Time.Testing;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Tests.Collecting;
using Xunit;

namespace RoadmapFunctions.Tests.Answers;

/// <summary>
/// Whatever schools send and people decide, a state that is remembered, and learnt anew only where a mark has changed, says the same as
/// one that is made of all entries with all texts.
/// </summary>
public sealed class CampaignStatesLawTests
{
    private static readonly int Scripts = Tries.Of(300, whenLong: 20_000);

    private static readonly Campaign Asked = KindsCampaign.With([
        KindsCampaign.ShortText,
        KindsCampaign.LongText,
        KindsCampaign.NotCounted,
        KindsCampaign.Links,
        .. KindsCampaign.Checked,
        .. KindsCampaign.Conditional,
    ]) with
    {
        Id = "small",
        Confirmation = AnswerConfirmation.Head,
    };

    /// <summary>The kinds of some questions change, and what was answered must be read anew.</summary>
    private static readonly Campaign AskedOtherwise = Asked with
    {
        Activities =
        [
            .. Asked.Activities.Select(activity =>
                activity.Id switch
                {
                    "helped" => KindsCampaign.Links with { Id = "helped" },
                    "experience" => KindsCampaign.Number with { Id = "experience" },
                    "evidence" => KindsCampaign.LongText with { Id = "evidence" },
                    "goals" => KindsCampaign.ShortText with { Id = "goals" },
                    "trained" => KindsCampaign.ShortText with { Id = "trained" },
                    _ => activity,
                }
            ),
        ],
    };

    private static readonly string LongLinks = string.Join(
        '\n',
        Enumerable.Range(0, 3).Select(each => $"https://school.example/order/{each}")
    );

    private static readonly string[] Texts =
    [
        "",
        "12",
        "—",
        "нет",
        "сделали",
        new('-', 50),
        $"нет{new('.', 50)}",
        $"{new(' ', 60)}12",
        LongLinks,
        "Схему разработали летом, а утвердили на педсовете в августе.",
        "Схему разработали летом, а утвердили на педсовете в октябре.",
    ];

    private static readonly Gen<Step> AnyStep = Gen.Select(
        Gen.Int[0, 14],
        Gen.Int[0, 2],
        Gen.Int[0, 1000],
        (kind, school, variant) => new Step(kind, school, variant)
    );

    private int asked;
    private int wholeReads;

    [Fact]
    public void A_remembered_state_says_the_same_as_one_made_of_everything()
    {
        AnyStep.Array[1, 14].Sample(Compare, iter: Scripts, seed: Tries.LawSeed, threads: 1);
        Assert.True(wholeReads < asked / 2, $"Everything was read for {wholeReads} of {asked} states.");
    }

    private void Compare(Step[] script)
    {
        var log = new MemoryLog();
        var outlined = new OutlinedLog(log);
        var time = new FakeTimeProvider(Review.Noon);
        CampaignStates[] instances = [new(log, outlined, time), new(log, outlined, time)];
        var campaign = Asked;
        foreach (var (turn, step) in script.Index())
        {
            time.Advance(TimeSpan.FromMinutes(37));
            if (step.Kind == 12)
            {
                campaign = campaign == Asked ? AskedOtherwise : Asked;
            }
            else
            {
                step.DoAsync(campaign, log, outlined, time.GetUtcNow()).Wait();
            }

            // Both instances look, but not after each step: much or little has changed since.
            var state = instances[(turn + step.Variant) % 2].ReadAsync(campaign, CancellationToken.None).Result;
            Assert.Equal(
                StateInWords.Of(CampaignState.Of(campaign, log.History), time.GetUtcNow()),
                StateInWords.Of(state, time.GetUtcNow())
            );
            asked++;
        }

        wholeReads += outlined.WholeReads;
    }

    private sealed record Step(int Kind, int School, int Variant)
    {
        public async Task DoAsync(Campaign campaign, MemoryLog log, OutlinedLog outlined, DateTimeOffset now)
        {
            var organization = campaign.Organizations[School];
            var history = log.History;
            var review = history.ReviewOf(campaign, organization);
            var current = history.Of(organization.Id)?.Current;
            var activity = campaign.Activities[Variant % campaign.Activities.Count];
            if (Kind == 11)
            {
                if (current is not null)
                {
                    outlined.Replace(
                        (current with { Answers = [.. current.Answers.Skip(1), new ReadAnswer("scheme", [], Erasure.Mark)] }).StoredUnder(
                            current.Key
                        )
                    );
                }

                return;
            }

            LogEntry? entry = Kind switch
            {
                0 or 1 or 2 or 3 or 4 => Answer(organization, now),
                5 when current is not null => new Assessment
                {
                    OrganizationId = organization.Id,
                    Number = review.LastNumber + 1,
                    By = "Иванова",
                    ObservedAt = now,
                    ActivityId = activity.Id,
                    AnswerSha256 = AnswerDigest.Of(campaign, activity, current),
                    Level = ExecutionLevel.Done,
                    Comment = Texts[^1],
                },
                6 or 7 when current is not null => new AnswerReturn
                {
                    OrganizationId = organization.Id,
                    Number = review.LastNumber + 1,
                    By = "Иванова",
                    ObservedAt = now,
                    SubmissionKey = current.Key,
                    ActivityId = Kind == 6 ? activity.Id : null,
                    Comment = "уточните",
                },
                8 when current is not null => Review.Accept(current) with
                {
                    OrganizationId = organization.Id,
                    Number = review.LastNumber + 1,
                },
                9 when current is not null => Variant % 2 == 0
                    ? new Confirmation
                    {
                        SubmissionKey = current.Key,
                        Name = "Директор",
                        ObservedAt = now,
                    }
                    : new Withdrawal
                    {
                        SubmissionKey = current.Key,
                        Reason = "не та школа",
                        By = "оператор",
                        ObservedAt = now,
                    },
                10 when current is { Source: SubmissionSource.Sheet } => new PresenceChange
                {
                    SubmissionKey = current.Key,
                    Present = false,
                    LeftNothing = Variant % 3 == 0,
                    Unexplained = Variant % 3 == 1,
                    ObservedAt = now,
                },
                13 when history.Of(organization.Id)?.Versions.FirstOrDefault(version => version.Withdrawal is not null) is { } withdrawn =>
                    new Withdrawal
                    {
                        SubmissionKey = withdrawn.Submission.Key,
                        Reason = "по ошибке",
                        By = "оператор",
                        Undone = true,
                        ObservedAt = now,
                    },
                14 when history.Of(organization.Id)?.Versions.FirstOrDefault(version => version.InDoubt) is { } asked =>
                    new OwnershipDecision
                    {
                        SubmissionKey = asked.Submission.Key,
                        SchoolsOwn = Variant % 2 == 0,
                        By = "оператор",
                        ObservedAt = now,
                    },
                _ => Review.Terms(exempt: Variant % 2 == 0) with { OrganizationId = organization.Id, Number = review.LastNumber + 1 },
            };
            await outlined.AppendAsync(entry);
        }

        private Submission Answer(Organization organization, DateTimeOffset now)
        {
            var random = new Random(Variant);
            return new()
            {
                OrganizationId = organization.Id,
                Source = random.Next(2) == 0 ? SubmissionSource.Http : SubmissionSource.Sheet,
                SubmittedAt = now,
                ObservedAt = now,
                Respondent = new("Иванова", "завуч"),
                Trace = "trace",
                Answers = [.. Asked.Activities.Select(activity => Said(activity, random)).OfType<ActivityAnswer>()],
            };
        }

        private static ActivityAnswer? Said(Activity activity, Random random)
        {
            var text = Texts[random.Next(Texts.Length)];
            var options = activity.Options.Where(_ => random.Next(3) == 0).Select(option => option.Id).ToList();
            return random.Next(6) switch
            {
                0 => null,
                1 when text.Length > 0 => new AmbiguousAnswer(activity.Id, text),
                _ when activity.Kind is QuestionKind.Links => new ValueAnswer(
                    activity.Id,
                    new LinksValue(LongLinks.Split('\n')[random.Next(2)..])
                ),
                _ when activity.Kind is QuestionKind.Share => new ValueAnswer(
                    activity.Id,
                    new ShareValue(random.Next(3), 4),
                    text.Length > 0 ? text : null
                ),
                _ when activity.Value is not null => new ValueAnswer(
                    activity.Id,
                    AnswerValue.Of(random.Next(4)),
                    text.Length > 0 ? text : null
                ),
                _ when options.Count > 0 || text.Length > 0 => new ReadAnswer(activity.Id, options, text.Length > 0 ? text : null),
                _ => null,
            };
        }
    }
}
