using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Forms;
using Xunit;

namespace RoadmapFunctions.Tests.Answers;

/// <summary>A question that may be left out.</summary>
public sealed class OptionalQuestionTests
{
    private static readonly Activity Hindrance = KindsCampaign.LongText with { Optional = true };

    private static readonly Campaign Campaign = KindsCampaign.Only(KindsCampaign.ShortText, Hindrance);

    [Fact]
    public void An_answer_without_it_is_complete_and_nobody_is_reminded_of_it()
    {
        Assert.Equal(["helped"], CompletenessRule.Wanted(Campaign, answer: null).Select(activity => activity.Id));
        Assert.Equal(["helped"], CompletenessRule.Unanswered(Campaign, answer: null).Select(activity => activity.Id));
    }

    [Fact]
    public void The_forms_say_so()
    {
        Assert.Equal("Можно не отвечать. Ответьте своими словами", Questionnaire.InstructionOf(Campaign, Hindrance));
        Assert.Equal("Ответьте своими словами", Questionnaire.InstructionOf(Campaign, KindsCampaign.ShortText));
    }

    [Theory]
    [InlineData(QuestionKind.SeveralOf, false, false, false)]
    [InlineData(QuestionKind.SeveralOf, true, false, true)]
    [InlineData(QuestionKind.OneOf, false, false, false)]
    [InlineData(QuestionKind.LongText, false, false, true)]
    [InlineData(QuestionKind.LongText, false, true, false)]
    [InlineData(QuestionKind.Number, false, false, true)]
    public void Any_kind_may_be_left_out_unless_it_counts_in_execution_or_is_required(
        QuestionKind kind,
        bool notCounted,
        bool required,
        bool accepted
    )
    {
        var question = KindsCampaign.NotCounted with { Kind = kind, NotCounted = notCounted, Required = required, Optional = true };
        var mistakes = CampaignRules.Check(KindsCampaign.Only(question)).Where(mistake => mistake.Place == "$.activities[0].optional");
        Assert.Equal(accepted, !mistakes.Any());
    }
}
