using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>Each school has a name that no other has, and an address that letters reach.</summary>
internal static class RosterRules
{
    public static IEnumerable<CampaignMistake> Check(Campaign campaign)
    {
        if (campaign.Organizations.Count == 0)
        {
            yield return new("$.organizations", "список ООУ пуст", "перечислите организации, которые должны ответить");
        }

        foreach (var (index, organization) in campaign.Organizations.Index())
        {
            if (organization.Email is { } email && !EmailAddress.IsOne(email))
            {
                yield return new(
                    $"$.organizations[{index}].email",
                    $"«{email}» — не адрес электронной почты",
                    "впишите один адрес вида school@example.org, до знака @ латиницей, или уберите адрес"
                );
            }
        }

        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, organization) in campaign.Organizations.Index())
        {
            foreach (var name in organization.AllNames().Prepend(organization.Id)) // the sheet may name a school by its id
            {
                var key = OrganizationKey.Of(name);
                if (key.Length == 0)
                {
                    yield return new($"$.organizations[{index}]", "название пусто", "впишите название");
                }
                else if (!names.TryAdd(key, index) && names[key] != index)
                {
                    yield return new(
                        $"$.organizations[{index}]",
                        $"название «{name}» есть и у другой организации: {Russian.Quoted(campaign.Organizations[names[key]].Name)}",
                        "уточните название, чтобы ответы нельзя было перепутать"
                    );
                }
            }
        }
    }
}
