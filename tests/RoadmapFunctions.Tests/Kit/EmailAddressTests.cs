using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Kit;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("school@example.org")]
    [InlineData("o'neil+school_5@mail.example.org")]
    [InlineData("school@школа-5.рф")]
    [InlineData("a@xn--e1afmkfd.xn--p1ai")]
    [InlineData("a@пример.рф")]
    public void A_single_email_address_is_accepted(string text) => Assert.True(EmailAddress.IsOne(text));

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
    [InlineData("school11.@example.org")] // .NET takes it, the library that sends does not
    [InlineData(".school@example.org")]
    [InlineData("sch..ool@example.org")]
    [InlineData("school@example..org")]
    [InlineData("school@example.org.")]
    [InlineData("school@.example.org")]
    [InlineData("school@[127.0.0.1]")]
    [InlineData("school@example.org\n")]
    [InlineData("school @example.org")]
    [InlineData("sch\0ool@example.org")]
    [InlineData("school(5)@example.org")]
    [InlineData("a@example.org\u200B")] // pasted from a page
    [InlineData("\uFEFFa@example.org")]
    [InlineData("a@exa\u00ADmple.org")]
    [InlineData("a@b")]
    [InlineData("a@example")]
    [InlineData("a@1.2")]
    [InlineData("a@example.1")]
    public void Anything_but_a_single_email_address_is_refused(string? text) => Assert.False(EmailAddress.IsOne(text));

    [Fact]
    public void A_part_before_the_at_sign_that_is_too_long_for_servers_is_none() =>
        Assert.False(EmailAddress.IsOne(new string('a', 65) + "@example.org"));

    [Fact]
    public void The_domain_has_a_form_in_ASCII() => Assert.Equal("xn---5-6kc3bfr2e.xn--p1ai", EmailAddress.DomainOf("school@школа-5.рф"));
}
