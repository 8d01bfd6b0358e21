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
    /// <summary>For a link that was valid until a year after the campaign.</summary>
    public static DoorModel After(DateTimeOffset end) =>
        new(
            $"Сбор ответов давно закончен: ссылка действовала до {Russian.Date(DateOnly.FromDateTime(end.DateTime))}. "
                + $"Если ответ всё же нужен, обратитесь к оператору."
        );
}

/// <param name="Known">What is known of this school alone.</param>
/// <param name="Previous">Answers of the previous period; null when there are none.</param>
public sealed record FormModel(
    Campaign Campaign,
    Organization Organization,
    AnswerForm Form,
    SubmissionHistory Known,
    DateTimeOffset Now,
    PreviousAnswers? Previous = null
) : ModelOf<FormPage>
{
    /// <summary>Field of a form that asks the browser to remember the school; in an address, that it does.</summary>
    public const string Remember = "remember";

    public bool Remembered { get; init; }

    /// <summary>
    /// When another answer came in the school's name from the open form and waits for the operator's decision; null when none has.
    /// </summary>
    public DateTimeOffset? Contesting { get; init; }

    /// <summary>Null where no confirmation is asked for.</summary>
    public HeadStateModel? Head { get; init; }

    /// <summary>Where the form is sent when an operator tries it; null for a school's own form.</summary>
    public string? TriedAt { get; init; }

    /// <summary>Null while the school has not answered.</summary>
    public OrganizationHistory? History => Known.Of(Organization.Id);

    /// <summary>From this milestone on an edition may contain the school's own sheet.</summary>
    public bool MayHaveSheet => Campaign.Milestones.Any(milestone => milestone.Publishes && Now >= milestone.Instant(Campaign.Zone));

    public OrganizationReview Review => Known.ReviewOf(Campaign, Organization);

    public int Status => Form.HasErrors ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
}

/// <summary>For a campaign that is over.</summary>
/// <param name="Known">What is known of this school alone.</param>
/// <param name="NotSent">The school has just tried to send an answer.</param>
public sealed record AnswerModel(Campaign Campaign, Organization Organization, SubmissionHistory Known, bool NotSent) : ModelOf<AnswerPage>
{
    /// <summary>Null when the school has not answered.</summary>
    public OrganizationHistory? History => Known.Of(Organization.Id);

    public OrganizationReview Review => Known.ReviewOf(Campaign, Organization);
}

/// <param name="AfterEnd">The campaign is over: nothing can be corrected any more.</param>
public sealed record ReceiptModel(Campaign Campaign, Receipt Receipt, Submission Submission, bool AfterEnd) : ModelOf<ReceiptPage>
{
    /// <summary>For the answer that counts; null for another one, and where no confirmation is asked for.</summary>
    public HeadStateModel? Head { get; init; }
}
