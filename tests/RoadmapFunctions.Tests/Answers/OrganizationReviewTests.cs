using RoadmapFunctions.Answers;
using Xunit;
using static RoadmapFunctions.Tests.Answers.Review;

namespace RoadmapFunctions.Tests.Answers;

/// <summary>Where the work with an answer stands, from its versions and from what people have decided.</summary>
public sealed class OrganizationReviewTests
{
    private static readonly Submission First = Answer(
        0,
        Ticked("scheme", "ready"),
        Words("goals", "Цели ставим сами"),
        Ticked("trainings", "visited")
    );
    private static readonly Submission Second = Answer(
        1,
        Ticked("scheme", "ready"),
        Words("goals", "Цели поставлены"),
        Ticked("trainings", "visited")
    );

    [Fact]
    public void A_silent_school_has_no_answer_and_one_that_ticks_needs_no_reader()
    {
        Assert.Equal(ReviewState.NoAnswer, Of().State);
        Assert.Equal(ReviewState.Read, Of(Answer(0, Ticked("scheme", "ready"))).State);
    }

    [Fact]
    public void Own_words_a_doubtful_cell_and_a_contradiction_must_be_read()
    {
        var review = Of(
            Answer(
                0,
                Words("scheme", "сделали"),
                new AmbiguousAnswer("goals", "то ли, сё ли"),
                Ticked("trainings", "visited", "not-visited")
            )
        );
        Assert.Equal(ReviewState.Received, review.State);
        Assert.Equal(["scheme", "goals", "trainings"], review.Unread.Select(each => each.Activity.Id));
    }

    [Fact]
    public void A_dash_for_own_words_is_nothing_to_read() =>
        Assert.Equal(ReviewState.Read, Of(Answer(0, Words("scheme", "—", "ready"))).State);

    [Fact]
    public void An_assessment_holds_for_exactly_the_text_that_was_read_and_the_changed_text_is_unread_again()
    {
        var read = Assess(First.AnswerTo("goals"), "goals");
        Assert.Equal(ReviewState.Read, Of(First, read).State);
        Assert.Equal(ReviewState.Received, Of(First, read, Second).State);
        Assert.Equal(["goals"], Of(First, read, Second).Unread.Select(each => each.Activity.Id));
        Assert.Equal(ReviewState.Read, Of(First, read, Second, Assess(Second.AnswerTo("goals"), "goals")).State);
    }

    [Fact]
    public void The_text_that_stays_in_the_next_version_stays_read()
    {
        var next = Answer(1, Ticked("scheme", "going"), Words("goals", "Цели ставим сами"));
        Assert.Equal(ReviewState.Read, Of(First, Assess(First.AnswerTo("goals"), "goals"), next).State);
    }

    [Fact]
    public void A_ticked_option_that_changes_beside_the_same_words_makes_them_unread()
    {
        var (one, other) = (Answer(0, Words("scheme", "почти", "ready")), Answer(1, Words("scheme", "почти", "going")));
        Assert.Equal(ReviewState.Received, Of(one, Assess(one.AnswerTo("scheme"), "scheme", level: null), other).State);
    }

    [Fact]
    public void What_is_returned_is_returned_until_the_school_answers_anew_and_then_must_be_read()
    {
        var back = Return(First, "goals");
        Assert.Equal((ReviewState.Returned, 0), (Of(First, back).State, Of(First, back).Unread.Count));
        var review = Of(First, back, Second);
        Assert.Equal((ReviewState.Received, true), (review.State, review.CameBack));
        Assert.Equal("уточните", Assert.Single(review.Unread).CameBack!.Comment);
    }

    [Fact]
    public void An_activity_that_comes_back_as_it_was_must_be_read_although_it_only_ticks()
    {
        var next = Answer(1, Ticked("scheme", "ready"), Words("goals", "Другое"), Ticked("trainings", "visited"));
        var review = Of(
            First,
            Assess(First.AnswerTo("goals"), "goals"),
            Return(First, "scheme"),
            next,
            Assess(next.AnswerTo("goals"), "goals")
        );
        Assert.Equal(["scheme"], review.Unread.Select(each => each.Activity.Id));
    }

    [Fact]
    public void Of_an_answer_that_was_returned_whole_only_what_has_changed_must_be_read_anew()
    {
        var next = Answer(1, Ticked("scheme", "going"), Words("goals", "Цели ставим сами"), Ticked("trainings", "visited"));
        var review = Of(First, Assess(First.AnswerTo("goals"), "goals"), Return(First), next);
        Assert.Equal(["scheme"], review.Unread.Select(each => each.Activity.Id));
        Assert.Equal(ReviewState.Returned, Of(First, Return(First)).State);
        Assert.Empty(Of(First, Return(First)).Unread);
    }

    [Fact]
    public void Reading_after_a_return_takes_the_return_of_that_activity_back()
    {
        var review = Of(First, Return(First, "goals"), Assess(First.AnswerTo("goals"), "goals"));
        Assert.Equal((ReviewState.Read, 0), (review.State, review.OpenReturns.Count()));
    }

    [Fact]
    public void A_decision_about_one_version_says_nothing_of_the_next()
    {
        var plain = Answer(2, Ticked("scheme", "ready"));
        Assert.Equal(ReviewState.Accepted, Of(First, Assess(First.AnswerTo("goals"), "goals"), Accept(First)).State);
        Assert.Equal(ReviewState.Read, Of(First, Accept(First), plain).State);
        Assert.Equal(
            ReviewState.Read,
            Of(First, Return(First, "trainings"), plain, Assess(plain.AnswerTo("trainings"), "trainings", null)).State
        );
    }

    [Fact]
    public void The_later_word_on_a_version_counts()
    {
        Assert.Equal(ReviewState.Accepted, Of(First, Return(First), Accept(First)).State);
        Assert.Equal(ReviewState.Returned, Of(First, Accept(First), Return(First)).State);
    }

    [Fact]
    public void The_last_decision_on_a_schools_terms_counts_and_can_be_taken_back()
    {
        Assert.Equal(new DateOnly(2021, 2, 5), Of(Terms(new(2021, 2, 4)), Terms(new(2021, 2, 5))).Terms!.Until);
        Assert.True(Of(Terms(exempt: true)).Terms!.Exempt);
        Assert.Null(Of(Terms(exempt: true), Terms(reason: "ошиблись школой", document: "")).Terms);
    }
}
