using RoadmapFunctions.Access;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Api;

/// <summary>A person with their own key, as the API returns it; the key itself is stored nowhere.</summary>
/// <param name="EndsAt">From then on a reader's key opens nothing; null for an operator.</param>
/// <param name="Open">The key is valid now.</param>
/// <param name="Revision">To be sent back with a change.</param>
public sealed record PersonItem(
    string Id,
    string Role,
    string Name,
    DateTimeOffset MadeAt,
    string MadeBy,
    DateTimeOffset? EndsAt,
    DateTimeOffset? RevokedAt,
    string? RevokedBy,
    bool Open,
    string Revision
)
{
    public static PersonItem Of(Person person, DateTimeOffset now) =>
        new(
            person.Id,
            person.IsReader ? PersonForm.Reader : PersonForm.Operator,
            person.Name,
            person.MadeAt,
            person.MadeBy,
            person.EndsAt,
            person.RevokedAt,
            person.RevokedBy,
            person.IsOpenAt(now),
            RevisionMark.Of(person.Revision)
        );
}

/// <summary>A key that was just made: nobody can see it again.</summary>
/// <param name="Link">A reader's link, with the key behind «#»; null for an operator.</param>
public sealed record MadeKeyAnswer(string Id, string Key, string? Link);
