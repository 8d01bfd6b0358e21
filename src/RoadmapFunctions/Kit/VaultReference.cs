namespace RoadmapFunctions.Kit;

/// <summary>
/// App Service puts a secret of Key Vault in the place of its reference. When it cannot, the setting stays the reference itself:
/// https://learn.microsoft.com/azure/app-service/app-service-key-vault-references
/// </summary>
public static class VaultReference
{
    private const string Start = "@Microsoft.KeyVault";

    public static bool IsUnresolved(string? setting) => setting?.StartsWith(Start, StringComparison.OrdinalIgnoreCase) == true;
}
