namespace RoadmapFunctions.Kit;

/// <summary>
/// App Service replaces a Key Vault reference by the secret. When it cannot, the setting keeps the
/// reference itself: https://learn.microsoft.com/azure/app-service/app-service-key-vault-references
/// </summary>
public static class VaultReference
{
    private const string Start = "@Microsoft.KeyVault";

    public static bool IsUnresolved(string? setting) => setting?.StartsWith(Start, StringComparison.OrdinalIgnoreCase) == true;
}
