using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Intake;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Intake;

public sealed class SchoolQuotaTests
{
    [Theory]
    [InlineData(49, 10, SubmissionSource.Http, false)]
    [InlineData(50, 10, SubmissionSource.Http, true)]
    [InlineData(50, 10, SubmissionSource.Sheet, false)] // the school did not send them to us
    [InlineData(20, 100_000, SubmissionSource.Http, false)]
    [InlineData(21, 100_000, SubmissionSource.Http, true)]
    public void A_school_may_store_fifty_versions_and_four_mebibytes(int versions, int characters, SubmissionSource source, bool usedUp) =>
        Assert.Equal(
            usedUp,
            SchoolQuota.IsUsedUp(
                SubmissionHistory
                    .From(
                        Enumerable
                            .Range(0, versions)
                            .Select(number => new Submission
                            {
                                OrganizationId = "sosh-5",
                                Source = source,
                                SubmittedAt = DateTimeOffset.UnixEpoch.AddMinutes(number),
                                ObservedAt = DateTimeOffset.UnixEpoch.AddMinutes(number),
                                Answers = [new ReadAnswer("scheme", [], new string('ы', characters))],
                            })
                    )
                    .Of("sosh-5")
            )
        );

    [Fact]
    public void A_school_without_answers_is_within_its_quota() => Assert.False(SchoolQuota.IsUsedUp(null));
}
