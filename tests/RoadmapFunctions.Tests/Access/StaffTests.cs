using System.Text;
using Microsoft.Extensions.Configuration;
using RoadmapFunctions.Access;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Access;

/// <summary>How the operator is known: by a key, by a session, by Entra ID.</summary>
public sealed class StaffTests
{
    [Fact]
    public void The_key_is_known_by_its_digest_however_that_is_spelled()
    {
        Assert.True(AccessKit.Key(AccessKit.KeySha256).Matches(AccessKit.KeyText));
        Assert.True(AccessKit.Key(AccessKit.KeySha256.ToUpperInvariant()).Matches(AccessKit.KeyText));
        Assert.False(AccessKit.Key(AccessKit.KeySha256).Matches(AccessKit.KeyText.ToUpperInvariant()));
        Assert.False(AccessKit.Key(AccessKit.KeySha256).Matches(AccessKit.KeySha256));
        Assert.False(AccessKit.Key(AccessKit.KeySha256).Matches(string.Empty));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_digest_no_key_opens(string? digest) => Assert.False(AccessKit.Key(digest).Matches(string.Empty));

    [Fact]
    public void A_key_that_may_have_been_thought_up_opens_nothing_though_its_digest_is_that_of_the_settings()
    {
        var (good, tooShort) = (new string('k', StaffKey.Shortest), new string('k', StaffKey.Shortest - 1));
        Assert.True(AccessKit.Key(Digest.Of(good)).Matches(good));
        Assert.False(AccessKit.Key(Digest.Of(tooShort)).Matches(tooShort));
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
