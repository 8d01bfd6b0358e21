using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Pages.School;

// What the pages of a school's head show.

/// <param name="History">Null while the school has not answered.</param>
/// <param name="Name">As it was filled in, when it could not be accepted.</param>
/// <param name="Problem">Why it could not be accepted.</param>
public sealed record HeadModel(
    Campaign Campaign,
    Organization Organization,
    OrganizationHistory? History,
    string Name = "",
    string? Problem = null
) : ModelOf<HeadPage>;

public sealed record HeadDoorModel(string? Problem = null) : ModelOf<HeadDoorPage>
{
    /// <summary>For a link that was valid until the campaign's end.</summary>
    public static HeadDoorModel Ended { get; } = new("Сбор ответов закончен: утверждать их больше не нужно.");
}

/// <summary>Whether the head of the school has confirmed its answer, as the school and the operator see it.</summary>
/// <param name="Confirmation">Null while the answer waits for it.</param>
/// <param name="Link">The whole second link.</param>
public sealed record HeadStateModel(Confirmation? Confirmation, string Link);
