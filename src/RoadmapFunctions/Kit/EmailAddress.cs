using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace RoadmapFunctions.Kit;

/// <summary>E-mail addresses as every mail server takes them.</summary>
public static class EmailAddress
{
    private static readonly IdnMapping Idn = new();

    /// <summary>
    /// One address and nothing else. Before the «@» it is ASCII: few servers know SMTPUTF8 (RFC 6531), and a Cyrillic «с» there is mostly
    /// a slip. The domain may be Cyrillic, since it has a form in ASCII.
    /// </summary>
    public static bool IsOne(string? text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && Ascii.IsValid(address.User) && AsciiDomain(address) is not null;

    /// <param name="address">For which <see cref="IsOne"/> is true.</param>
    /// <returns>In ASCII.</returns>
    public static string DomainOf(string address) => AsciiDomain(new MailAddress(address))!;

    private static string? AsciiDomain(MailAddress address)
    {
        try
        {
            return Idn.GetAscii(address.Host);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
