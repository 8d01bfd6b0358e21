using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Kit;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("school@example.org")]
    [InlineData("o'neil+school_5@mail.example.org")]
    [InlineData("school@школа-5.рф")]
    public void One_address_is_one(string text) => Assert.True(EmailAddress.IsOne(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("school")]
    [InlineData("school@")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("a@example.org;b@example.org")]
    [InlineData("Школа <school@example.org>")]
    [InlineData(" school@example.org")]
    [InlineData("школа@example.org")]
    [InlineData("sсhool@example.org")] // the second letter is a Cyrillic one
    [InlineData("school@example.org\r\nBcc: all@evil.test")]
    [InlineData("school@-.рф")]
    public void Anything_else_is_not(string? text) => Assert.False(EmailAddress.IsOne(text));

    [Fact]
    public void The_domain_has_a_form_in_ASCII() => Assert.Equal("xn---5-6kc3bfr2e.xn--p1ai", EmailAddress.DomainOf("school@школа-5.рф"));
}
