using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace RoadmapFunctions.Kit;

/// <summary>E-mail addresses that every mail server accepts, parsed by the library that sends the letters.</summary>
public static partial class EmailAddress
{
    /// <summary>Octets before the «@»; RFC 5321, 4.5.3.1.1.</summary>
    private const int LongestLocalPart = 64;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
        AllowUnquotedCommasInAddresses = false,
    };

    /// <summary>
    /// Exactly one address. Before the «@» it must be ASCII: few servers support SMTPUTF8 (RFC 6531), and a Cyrillic «с» there is usually a
    /// typo. The domain may be Cyrillic: it has an ASCII form.
    /// </summary>
    public static bool IsOne(string? text) =>
        text is not null
        && MailboxAddress.TryParse(Strict, text, out var mailbox)
        && text.EnumerateRunes().All(CleanText.IsSeen)
        && text.StartsWith($"{mailbox.LocalPart}@", StringComparison.Ordinal)
        && IsWritten(mailbox, text[(mailbox.LocalPart.Length + 1)..])
        && mailbox.LocalPart.Length <= LongestLocalPart
        && Ascii.IsValid(mailbox.LocalPart)
        && AsciiDomain(mailbox) is { } domain
        && PublicDomain().IsMatch(domain);

    /// <param name="address">An address for which <see cref="IsOne"/> is true.</param>
    /// <returns>In ASCII.</returns>
    public static string DomainOf(string address) => AsciiDomain(MailboxAddress.Parse(Strict, address))!;

    // The library gives a domain «xn--…» in the letters that it stands for.
    private static bool IsWritten(MailboxAddress mailbox, string domain) =>
        mailbox.Domain == domain || string.Equals(AsciiDomain(mailbox), domain, StringComparison.OrdinalIgnoreCase);

    // No letter reaches «a@b», «a@1.2»: a domain has a dot, and the last part of it has letters.
    [GeneratedRegex(@"\.(?:[a-z]{2,}|xn--[a-z0-9-]+)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PublicDomain();

    private static string? AsciiDomain(MailboxAddress mailbox)
    {
        try
        {
            return Idn.GetAscii(mailbox.Domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
