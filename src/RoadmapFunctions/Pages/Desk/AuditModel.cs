using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Upkeep.Audit;

namespace RoadmapFunctions.Pages.Desk;

public sealed record AuditModel(Campaign Campaign, AuditReport Report) : ModelOf<AuditPage>;
