using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.School;

// What each page of a school shows.

public sealed record DoorModel(string? Problem = null) : ModelOf<DoorPage>
{
    /// <summary>A link that was good until a year after the campaign.</summary>
    public static DoorModel After(DateTimeOffset end) =>
        new(
            $"Сбор ответов давно закончен: ссылка действовала до {Russian.Date(DateOnly.FromDateTime(end.DateTime))}. "
                + $"Если ответ всё же нужен, обратитесь к оператору."
        );
}

/// <param name="Known">Of this school alone.</param>
/// <param name="Previous">Of the last period; null when there are none.</param>
public sealed record FormModel(
    Campaign Campaign,
    Organization Organization,
    AnswerForm Form,
    SubmissionHistory Known,
    DateTimeOffset Now,
    PreviousAnswers? Previous = null
) : ModelOf<FormPage>
{
    /// <summary>When another answer came in the school's name from the open form, of which the operator has to decide; null when none
    /// has.</summary>
    public DateTimeOffset? Contesting { get; init; }

    /// <summary>Null where nobody has to confirm anything.</summary>
    public HeadStateModel? Head { get; init; }

    /// <summary>Where the form is sent when an operator tries it; null for a school's own.</summary>
    public string? TriedAt { get; init; }

    /// <summary>Null while the school has not answered.</summary>
    public OrganizationHistory? History => Known.Of(Organization.Id);

    /// <summary>An edition may have the school's own sheet from then on.</summary>
    public bool MayHaveSheet => Campaign.Milestones.Any(milestone => milestone.Publishes && Now >= milestone.Instant(Campaign.Zone));

    public OrganizationReview Review => Known.ReviewOf(Campaign, Organization);

    public int Status => Form.HasErrors ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
}

/// <summary>Of a campaign that is over.</summary>
/// <param name="Known">Of this school alone.</param>
/// <param name="NotSent">The school has just tried to send an answer.</param>
public sealed record AnswerModel(Campaign Campaign, Organization Organization, SubmissionHistory Known, bool NotSent) : ModelOf<AnswerPage>
{
    /// <summary>Null when the school has not answered.</summary>
    public OrganizationHistory? History => Known.Of(Organization.Id);

    public OrganizationReview Review => Known.ReviewOf(Campaign, Organization);
}

/// <param name="AfterEnd">The campaign is over: nothing can be mended any more.</param>
public sealed record ReceiptModel(Campaign Campaign, Receipt Receipt, Submission Submission, bool AfterEnd) : ModelOf<ReceiptPage>
{
    /// <summary>Of the answer that counts; null for another one, and where nobody has to confirm anything.</summary>
    public HeadStateModel? Head { get; init; }
}
