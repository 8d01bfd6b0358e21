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
    /// <summary>A link that was good until the campaign ended.</summary>
    public static DoorModel After(DateTimeOffset end) =>
        new(
            $"Сбор ответов закончен: ссылка действовала до {Russian.Date(DateOnly.FromDateTime(end.DateTime))}. "
                + $"Если ответ всё же нужен, обратитесь к оператору."
        );
}

/// <param name="History">Null while the school has not answered.</param>
public sealed record FormModel(
    Campaign Campaign,
    Organization Organization,
    AnswerForm Form,
    OrganizationHistory? History,
    DateTimeOffset Now
) : ModelOf<FormPage>
{
    /// <summary>When another answer came in the school's name from the open form, of which the operator has to decide; null when none
    /// has.</summary>
    public DateTimeOffset? Contesting { get; init; }

    public int Status => Form.HasErrors ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
}

public sealed record ReceiptModel(Campaign Campaign, Receipt Receipt, Submission Submission) : ModelOf<ReceiptPage>;
