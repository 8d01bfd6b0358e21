using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace RoadmapFunctions.Access;

/// <summary>
/// Staff who signed in with Entra ID. App Service authentication puts the principal into a header, and removes that
/// header from requests that come from outside. Where it is not switched on, anybody could set the header, so it is not
/// read. Source: learn.microsoft.com/azure/app-service/configure-authentication-user-identities.
/// </summary>
public sealed class EntraPrincipal(IConfiguration configuration)
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>The app role that staff are given in Entra ID: other people of the tenant have no access.</summary>
    public const string OperatorRole = "Operator";

    private static readonly string[] RoleClaims = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];
    private static readonly string[] NameClaims =
    [
        "preferred_username",
        "name",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    ];

    public bool Configured { get; } = string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "true", StringComparison.OrdinalIgnoreCase);

    /// <returns>Null when the header names nobody with the operator's role.</returns>
    public OperatorCaller? Read(string header)
    {
        if (!Configured || header.Length == 0 || Parse(header) is not { Claims: { } claims })
        {
            return null;
        }

        return claims.Any(claim => RoleClaims.Contains(claim.Type, StringComparer.Ordinal) && claim.Value == OperatorRole)
            ? new OperatorCaller(
                NameClaims.Select(name => claims.FirstOrDefault(claim => claim.Type == name)?.Value).OfType<string>().FirstOrDefault()
                    ?? "сотрудник"
            )
            : null;
    }

    private static Principal? Parse(string header)
    {
        try
        {
            return JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(header));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null; // a malformed header: not signed in
        }
    }

    private sealed record Principal([property: System.Text.Json.Serialization.JsonPropertyName("claims")] IReadOnlyList<Claim>? Claims);

    private sealed record Claim(
        [property: System.Text.Json.Serialization.JsonPropertyName("typ")] string? Type,
        [property: System.Text.Json.Serialization.JsonPropertyName("val")] string? Value
    );
}
