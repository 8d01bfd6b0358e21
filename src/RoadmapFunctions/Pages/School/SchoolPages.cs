using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.School;

/// <summary>The pages that a school sees.</summary>
internal static class SchoolPages
{
    public static IResult Door(string? problem = null, int status = StatusCodes.Status200OK) =>
        new Page<DoorPage>(
        status,
        (nameof(DoorPage.Problem), problem));

    /// <summary>A link that was good until the campaign ended.</summary>
    public static IResult DoorAfter(DateTimeOffset end) => Door(
        $"Сбор ответов закончен: ссылка действовала до {Russian.Date(DateOnly.FromDateTime(end.DateTime))}. Если ответ всё же нужен, обратитесь к оператору.",
        StatusCodes.Status403Forbidden);

    public static IResult Form(Campaign campaign, Organization organization, AnswerForm form, OrganizationHistory? history, DateTimeOffset now) => new Page<FormPage>(
        form.HasErrors ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        (nameof(FormPage.Campaign), campaign),
        (nameof(FormPage.Organization), organization),
        (nameof(FormPage.Form), form),
        (nameof(FormPage.History), history),
        (nameof(FormPage.Now), now));

    public static IResult Receipt(Campaign campaign, Receipt receipt, Submission submission) => new Page<ReceiptPage>(
        StatusCodes.Status200OK,
        (nameof(ReceiptPage.Campaign), campaign),
        (nameof(ReceiptPage.Receipt), receipt),
        (nameof(ReceiptPage.Submission), submission));
}
