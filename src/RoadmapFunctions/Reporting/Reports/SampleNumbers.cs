using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>Makes invented numbers agree with the campaign's checks, as far as the checks agree with one another.</summary>
internal static class SampleNumbers
{
    /// <summary>A check in this many rounds that still fails contradicts others.</summary>
    private const int Rounds = 20;

    /// <param name="answers">One school's answers, at most one to each activity.</param>
    public static IReadOnlyList<ActivityAnswer> Agreeing(Campaign campaign, IReadOnlyList<ActivityAnswer> answers)
    {
        var rules = Rules(campaign).ToList();
        if (rules.Count == 0)
        {
            return answers;
        }

        var numbers = (
            from answer in answers
            from number in CheckedNumber.Of(campaign.FindActivity(answer.ActivityId)!)
            select (number, number.In(answer.Value)!.Value)
        ).ToDictionary();
        for (var round = 0; round < Rounds && rules.Exists(rule => rule.Fails(numbers)); round++)
        {
            foreach (var rule in rules.Where(rule => rule.Fails(numbers)))
            {
                rule.Mend(numbers, others: round % 2 == 1);
            }
        }

        return [.. answers.Select(answer => Changed(answer, CheckedNumber.Of(campaign.FindActivity(answer.ActivityId)!), numbers))];
    }

    // A part is never greater than its whole: that needs no check in the campaign.
    private static IEnumerable<Rule> Rules(Campaign campaign) =>
        campaign.Activities.All(activity => activity.Checks.OrEmpty().Count == 0)
            ? []
            :
            [
                .. from activity in campaign.Activities
                from check in activity.Checks.OrEmpty()
                where check.Own(activity) is not null
                select new Rule(check.Own(activity)!, [.. check.Others(campaign)], check.Kind),
                .. from activity in campaign.Activities
                where activity.Value is ShareQuestion
                let two = CheckedNumber.Of(activity)
                select new Rule(two[0], [two[1]], NumberCheckKind.NotMoreThan),
            ];

    private static ActivityAnswer Changed(
        ActivityAnswer answer,
        IReadOnlyList<CheckedNumber> asked,
        Dictionary<CheckedNumber, decimal> numbers
    ) =>
        asked switch
        {
            [var one] => new ValueAnswer(answer.ActivityId, AnswerValue.Of(numbers[one])),
            [var part, var whole] => new ValueAnswer(
                answer.ActivityId,
                new ShareValue(Math.Min(numbers[part], numbers[whole]), numbers[whole]) // a share even where the checks contradict
            ),
            _ => answer,
        };

    private sealed record Rule(CheckedNumber Own, IReadOnlyList<CheckedNumber> Others, NumberCheckKind Kind)
    {
        public bool Fails(Dictionary<CheckedNumber, decimal> numbers) =>
            Kind == NumberCheckKind.NotMoreThan ? numbers[Own] > Sum(numbers) : numbers[Own] != Sum(numbers);

        /// <param name="others">Begin with the others: two rules about one number are mended from both sides in turn.</param>
        public void Mend(Dictionary<CheckedNumber, decimal> numbers, bool others)
        {
            if (others)
            {
                MendOthers(numbers);
            }

            numbers[Own] = Within(Own, Kind == NumberCheckKind.NotMoreThan ? Math.Min(numbers[Own], Sum(numbers)) : Sum(numbers));
            MendOthers(numbers);
        }

        private void MendOthers(Dictionary<CheckedNumber, decimal> numbers)
        {
            foreach (var other in Others.Where(_ => Fails(numbers)))
            {
                numbers[other] = Within(other, numbers[other] + numbers[Own] - Sum(numbers));
            }
        }

        private decimal Sum(Dictionary<CheckedNumber, decimal> numbers) => Others.Sum(other => numbers[other]);

        private static decimal Within(CheckedNumber number, decimal wanted) =>
            Math.Clamp(wanted, number.Least, number.Most ?? decimal.MaxValue);
    }
}
