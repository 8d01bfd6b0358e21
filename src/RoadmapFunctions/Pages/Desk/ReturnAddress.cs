namespace RoadmapFunctions.Pages.Desk;

/// <summary>Where to go after the sign-in: a page of the desk, never another site.</summary>
public static class ReturnAddress
{
    public static string Of(string? asked) =>
        asked is not null
        && (asked == DeskAddress.Home || asked.StartsWith(DeskAddress.Home + "/", StringComparison.Ordinal))
        && Uri.TryCreate(asked, UriKind.Relative, out _)
        && !asked.Any(char.IsControl)
        && !asked.Contains('\\', StringComparison.Ordinal)
            ? asked
            : DeskAddress.Home;
}
