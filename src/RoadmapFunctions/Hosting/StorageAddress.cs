using Microsoft.Extensions.Configuration;

namespace RoadmapFunctions.Hosting;

/// <summary>Addresses of an account that is reached with an identity, in the notation of the Functions host.</summary>
public static class StorageAddress
{
    // https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity
    public static Uri Of(IConfigurationSection account, string service)
    {
        if (account[$"{service}ServiceUri"] is { Length: > 0 } address)
        {
            return new Uri(address);
        }

        return account["accountName"] is { Length: > 0 } name
            ? new Uri($"https://{name}.{service}.core.windows.net")
            : throw new InvalidOperationException(
                $"Storage is not configured: set {account.Key} to a connection string, "
                    + $"or {account.Key}__accountName, or {account.Key}__{service}ServiceUri."
            );
    }
}
