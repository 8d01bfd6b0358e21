using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RoadmapFunctions.Collecting.Sheets;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sheets.SignIn;

/// <summary>The second best: a key of the service account, from a vault or a file.</summary>
public sealed class ServiceAccountKeyTests : IAsyncLifetime
{
    private readonly RSA rsa = RSA.Create(2048);
    private TokenServices google = null!;

    public async ValueTask InitializeAsync() => google = await TokenServices.StartAsync();

    public ValueTask DisposeAsync()
    {
        rsa.Dispose();
        return google.DisposeAsync();
    }

    [Fact]
    public async Task An_assertion_signed_with_the_key_buys_a_token_that_reads_sheets_only()
    {
        await using var app = App(Key());
        await app.ReadAsync();
        var form = Assert.Single(google.To("/key/token")).Form;
        Assert.Equal("urn:ietf:params:oauth:grant-type:jwt-bearer", form["grant_type"]);

        var parts = form["assertion"].Split('.');
        Assert.True(
            rsa.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
                Decoded(parts[2]),
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            )
        );
        var claims = JsonNode.Parse(Decoded(parts[1]))!;
        Assert.Equal(TokenServices.Account, (string?)claims["iss"]);
        Assert.Equal("https://oauth2.googleapis.com/token", (string?)claims["aud"]); // whatever token_uri says
        Assert.Equal("https://www.googleapis.com/auth/spreadsheets.readonly", (string?)claims["scope"]);
        Assert.All(google.To(":batchGet"), read => Assert.Equal("Bearer google-token-1", read.Headers["Authorization"]));
    }

    [Fact]
    public async Task The_key_may_lie_in_a_file()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, Key());
        await using var app = new SignedInApp(google, ("Credential", "ServiceAccountKey"), ("ServiceAccountKeyFile", path));
        await app.ReadAsync();
        File.Delete(path);
        Assert.Single(google.To("/key/token"));
    }

    [Fact]
    public async Task A_refusal_is_told_in_a_sentence()
    {
        google.Instead["/key/token"] = (400, """{"error":"invalid_grant","error_description":"Invalid JWT Signature."}""");
        await using var app = App(Key());
        var failure = await Assert.ThrowsAsync<SheetUnavailableException>(app.ReadAsync);
        Assert.StartsWith(
            "Google не пустил приложение: invalid_grant (Invalid JWT Signature.).",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("not a key", "Ключ сервисной учётной записи Google не читается")]
    [InlineData("""{"type":"service_account","private_key":"secret-part"}""", "Ключ сервисной учётной записи Google не читается")]
    [InlineData(
        """{"type":"authorized_user","client_id":"c","client_secret":"secret-part","refresh_token":"r"}""",
        "Ключ сервисной учётной записи Google не читается"
    )]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://vault/secrets/key)", "Ключ Google не получен из хранилища ключей Azure")]
    public async Task What_is_no_key_is_told_without_showing_it(string key, string sentence)
    {
        await using var app = App(key);
        var failure = await Assert.ThrowsAsync<SheetUnavailableException>(app.ReadAsync);
        Assert.StartsWith(sentence, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-part", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        await using var app = new SignedInApp(google, ("Credential", "ServiceAccountKey"), ("ServiceAccountKeyFile", "/nowhere/key.json"));
        var failure = await Assert.ThrowsAsync<SheetUnavailableException>(app.ReadAsync);
        Assert.Contains("/nowhere/key.json", failure.Message, StringComparison.Ordinal);
    }

    private SignedInApp App(string key) => new(google, ("Credential", "ServiceAccountKey"), ("ServiceAccountKey", key));

    private string Key() =>
        JsonSerializer.Serialize(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["type"] = "service_account",
                ["project_id"] = "roadmap",
                ["private_key_id"] = "1",
                ["private_key"] = rsa.ExportPkcs8PrivateKeyPem(),
                ["client_email"] = TokenServices.Account,
                ["token_uri"] = new Uri(google.Address, "key/token").AbsoluteUri,
            }
        );

    private static byte[] Decoded(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);
}
