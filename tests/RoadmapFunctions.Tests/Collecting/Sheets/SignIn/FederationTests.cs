using System.Text.Json.Nodes;
using RoadmapFunctions.Collecting.Sheets;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sheets.SignIn;

/// <summary>A managed identity is exchanged for a Google token: no key is kept anywhere.</summary>
public sealed class FederationTests : IAsyncLifetime
{
    private const string Audience = "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/azure/providers/roadmap";
    private const string Impersonation = $"/v1/projects/-/serviceAccounts/{TokenServices.Account}:generateAccessToken";
    private static int clients;

    // The identity's tokens are cached for the whole process, so each test is another identity.
    private readonly string client = $"client-{Interlocked.Increment(ref clients)}";
    private TokenServices google = null!;

    public async ValueTask InitializeAsync()
    {
        google = await TokenServices.StartAsync();

        // As App Service gives them: https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference.
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", new Uri(google.Address, "identity").AbsoluteUri);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "the-header");
    }

    public ValueTask DisposeAsync() => google.DisposeAsync();

    [Fact]
    public async Task The_identity_is_asked_for_a_token_for_the_application_that_the_provider_trusts()
    {
        await using var app = App();
        await app.ReadAsync();
        var request = Assert.Single(google.To("/identity"));
        Assert.Equal("the-header", request.Headers["X-IDENTITY-HEADER"]);
        Assert.Equal(("api://roadmap", client), (request.Query["resource"], request.Query["client_id"]));
    }

    [Fact]
    public async Task The_exchange_carries_the_fields_of_RFC_8693_and_the_provider_as_audience()
    {
        await using var app = App();
        await app.ReadAsync();
        var form = Assert.Single(google.To("/v1/token")).Form;
        Assert.Equal("urn:ietf:params:oauth:grant-type:token-exchange", form["grant_type"]);
        Assert.Equal("urn:ietf:params:oauth:token-type:jwt", form["subject_token_type"]);
        Assert.Equal("urn:ietf:params:oauth:token-type:access_token", form["requested_token_type"]);
        Assert.Equal(TokenServices.SubjectToken, form["subject_token"]);
        Assert.Equal(Audience, form["audience"]);
        Assert.DoesNotContain("client_secret", form.Keys);
    }

    [Fact]
    public async Task The_service_account_is_impersonated_for_reading_sheets_only()
    {
        await using var app = App();
        await app.ReadAsync();
        var request = Assert.Single(google.To(Impersonation));
        Assert.Equal($"Bearer {TokenServices.FederatedToken}", request.Headers["Authorization"]);
        var scopes = JsonNode.Parse(request.Body)!["scope"]!.AsArray().Select(scope => (string?)scope);
        Assert.Equal(["https://www.googleapis.com/auth/spreadsheets.readonly"], scopes);
        Assert.All(google.To(":batchGet"), read => Assert.Equal("Bearer google-token-1", read.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_token_is_used_until_it_ends_and_then_got_anew()
    {
        google.Lifetime = number => number == 1 ? TimeSpan.FromSeconds(1) : TimeSpan.FromHours(1);
        await using var app = App();
        await app.ReadAsync(); // two requests: the first with a token that is all but over, the second with a new one
        await app.ReadAsync();
        Assert.Equal(2, google.To(Impersonation).Count);
        Assert.Equal(
            ["Bearer google-token-2", "Bearer google-token-2"],
            google.To(":batchGet").Select(read => read.Headers["Authorization"])
        );
    }

    [Fact]
    public async Task No_token_is_in_the_log_even_at_its_most_talkative()
    {
        await using var app = App();
        await app.ReadAsync();
        Assert.Contains("sheet-1", app.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("google-token", app.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(TokenServices.FederatedToken, app.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(TokenServices.SubjectToken, app.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "/v1/token",
        400,
        """{"error":"invalid_grant","error_description":"The audience in ID Token does not match."}""",
        "Google не пустил приложение: invalid_grant (The audience in ID Token does not match.). "
    )]
    [InlineData("/v1/token", 401, """{"error":"invalid_client"}""", "Google не пустил приложение: invalid_client. ")]
    [InlineData("/v1/token", 400, "<html>", "Google не пустил приложение: ответ 400. ")]
    [InlineData("/v1/token", 500, "<html>", "Служба входа Google не ответила вовремя ")]
    [InlineData("/v1/token", 200, "<html>", "Служба входа Google ответила непонятно. ")]
    [InlineData(
        ":generateAccessToken",
        403,
        """{"error":{"code":403,"message":"Permission 'iam.serviceAccounts.getAccessToken' denied","status":"PERMISSION_DENIED"}}""",
        "Google не пустил приложение: ответ 403. "
    )]
    [InlineData(
        "/identity",
        400,
        """{"error":"invalid_resource","error_description":"no such application"}""",
        "Azure не выдал приложению удостоверение для входа в Google. "
    )]
    public async Task A_refusal_is_told_in_a_sentence_and_the_sheet_is_not_asked(string service, int status, string body, string sentence)
    {
        google.Instead[service] = (status, body);
        await using var app = App();
        var failure = await Assert.ThrowsAsync<SheetUnavailableException>(app.ReadAsync);
        Assert.StartsWith(sentence, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TokenServices.SubjectToken, failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(google.To("sheet-1"));
    }

    [Theory]
    [InlineData("WorkloadIdentityProvider")]
    [InlineData("ServiceAccountEmail")]
    [InlineData("EntraApplicationIdUri")]
    public async Task A_missing_setting_is_named(string setting)
    {
        await using var app = App((setting, ""));
        var failure = await Assert.ThrowsAsync<SheetUnavailableException>(app.ReadAsync);
        Assert.Equal(
            $"Не задана настройка GoogleSheets__{setting}: без неё нельзя войти в Google. Задайте её и перезапустите приложение.",
            failure.Message
        );
    }

    private SignedInApp App(params (string Name, string? Value)[] instead) =>
        new(
            google,
            [
                .. new (string Name, string? Value)[]
                {
                    ("Credential", "Federated"),
                    ("WorkloadIdentityProvider", Audience),
                    ("ServiceAccountEmail", TokenServices.Account),
                    ("EntraApplicationIdUri", "api://roadmap"),
                    ("ManagedIdentityClientId", client),
                }.ExceptBy(instead.Select(setting => setting.Name), setting => setting.Name, StringComparer.Ordinal),
                .. instead,
            ]
        );
}
