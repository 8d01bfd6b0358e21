using System.Text;
using Microsoft.Extensions.Configuration;
using RoadmapFunctions.Access;
using Xunit;

namespace RoadmapFunctions.Tests.Access;

/// <summary>How the operator is known: by a key, by a session, by Entra ID.</summary>
public sealed class StaffTests
{
    private readonly AccessKit access = new();

    [Fact]
    public void The_key_is_known_by_its_digest_however_that_is_spelled()
    {
        Assert.True(AccessKit.Key(AccessKit.KeySha256).Matches("ключ"));
        Assert.True(AccessKit.Key(AccessKit.KeySha256.ToUpperInvariant()).Matches("ключ"));
        Assert.False(AccessKit.Key(AccessKit.KeySha256).Matches("Ключ"));
        Assert.False(AccessKit.Key(AccessKit.KeySha256).Matches(AccessKit.KeySha256));
        Assert.False(AccessKit.Key(AccessKit.KeySha256).Matches(string.Empty));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_digest_no_key_opens(string? digest) => Assert.False(AccessKit.Key(digest).Matches(string.Empty));

    [Fact]
    public async Task A_session_lasts_twelve_hours_and_ends_with_its_key()
    {
        var session = new StaffSession(access.Signer, AccessKit.Key(AccessKit.KeySha256), access.Time);
        var cookie = await session.BeginAsync(CancellationToken.None);
        Assert.True(await session.IsOpenAsync(cookie, CancellationToken.None));
        Assert.False(
            await new StaffSession(access.Signer, AccessKit.Key(new string('0', 64)), access.Time).IsOpenAsync(
                cookie,
                CancellationToken.None
            )
        );
        Assert.False(await new StaffSession(access.Signer, AccessKit.Key(null), access.Time).IsOpenAsync(cookie, CancellationToken.None));

        access.Time.Advance(TimeSpan.FromHours(12));
        Assert.False(await session.IsOpenAsync(cookie, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("9999999999.")]
    [InlineData("9999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("-1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("99999999999999999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_session_cannot_be_made_up(string cookie) =>
        Assert.False(
            await new StaffSession(access.Signer, AccessKit.Key(AccessKit.KeySha256), access.Time).IsOpenAsync(
                cookie,
                CancellationToken.None
            )
        );

    [Fact]
    public async Task A_session_cannot_be_made_longer()
    {
        var session = new StaffSession(access.Signer, AccessKit.Key(AccessKit.KeySha256), access.Time);
        var cookie = await session.BeginAsync(CancellationToken.None);
        Assert.False(await session.IsOpenAsync("9" + cookie, CancellationToken.None));
    }

    [Fact]
    public void Entra_lets_in_who_has_the_operators_role_and_nobody_else()
    {
        var entra = Entra(on: true);
        Assert.Equal(
            "ivanova@example.ru",
            entra
                .Read(Header("""{"claims":[{"typ":"preferred_username","val":"ivanova@example.ru"},{"typ":"roles","val":"Operator"}]}"""))!
                .Name
        );
        Assert.Null(entra.Read(Header("""{"claims":[{"typ":"preferred_username","val":"petrov@example.ru"}]}""")));
        Assert.Null(entra.Read(Header("""{"claims":[{"typ":"roles","val":"operator"}]}""")));
        Assert.Null(entra.Read(Header("""{"claims":[{"typ":"name","val":"Operator"}]}""")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("не base64")]
    [InlineData("bnVsbA==")]
    [InlineData("e30=")]
    [InlineData("eyJjbGFpbXMiOm51bGx9")]
    [InlineData("W10=")]
    public void A_header_that_says_nothing_proves_nothing(string header) => Assert.Null(Entra(on: true).Read(header));

    [Fact]
    public void Where_App_Service_authentication_is_off_the_header_is_anybodys_word() =>
        Assert.Null(Entra(on: false).Read(Header("""{"claims":[{"typ":"roles","val":"Operator"}]}""")));

    private static EntraPrincipal Entra(bool on) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["WEBSITE_AUTH_ENABLED"] = on ? "True" : null })
                .Build()
        );

    private static string Header(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
}
