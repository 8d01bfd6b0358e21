using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Http;

/// <summary>
/// The part of a caller's address that a log may keep: enough to see that many requests come from one network, too little to
/// identify a person.
/// </summary>
public static class AddressPrefix
{
    private const int BytesOfIPv4 = 3;
    private const int BytesOfIPv6 = 6;

    public static string Of(HttpRequest request) => Of(CallerAddress.Of(request));

    /// <returns>For instance «203.0.113.0/24» or «2001:db8:1::/48»; «?» where the address is unknown.</returns>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "?";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        var kept = plain.AddressFamily == AddressFamily.InterNetwork ? BytesOfIPv4 : BytesOfIPv6;
        bytes.AsSpan(kept).Clear();
        return FormattableString.Invariant($"{new IPAddress(bytes)}/{kept * 8}");
    }
}
