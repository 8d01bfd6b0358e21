namespace RoadmapFunctions.Upkeep.Audit;

public static class AuditWording
{
    public static string Of(AuditOutcome outcome) =>
        outcome switch
        {
            AuditOutcome.Good => "сходится",
            AuditOutcome.Pending => "ждёт выгрузки",
            AuditOutcome.NotChecked => "не проверено",
            AuditOutcome.Bad => "расходится",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };
}
