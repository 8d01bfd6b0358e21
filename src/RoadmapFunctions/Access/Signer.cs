using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RoadmapFunctions.Access;

/// <summary>Signs short texts with the key of this installation (HMAC-SHA-256).</summary>
public sealed class Signer(ISigningKey key)
{
    /// <summary>Bytes: 192 bits, which are 32 letters in a link.</summary>
    private const int SignatureLength = 24;

    /// <param name="purpose">A signature for one purpose is invalid for any other.</param>
    /// <returns>A signature that ends with a letter or a digit.</returns>
    public async Task<string> SignAsync(string purpose, string text, CancellationToken cancellationToken)
    {
        var secret = await key.GetAsync(cancellationToken);
        return Closed(
            Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{purpose}\n{text}")).AsSpan(0, SignatureLength))
        );
    }

    /// <summary>Takes the same time wherever the signatures differ.</summary>
    public async Task<bool> IsSignedAsync(string purpose, string text, string signature, CancellationToken cancellationToken) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(await SignAsync(purpose, text, cancellationToken)),
            Encoding.UTF8.GetBytes(Closed(signature))
        );

    // Mail programs leave a final «-» or «_» out of the link that they make from an address, so a digit is appended. The signature is
    // accepted without the digit too.
    private static string Closed(string signature) => signature.EndsWith('-') || signature.EndsWith('_') ? signature + '0' : signature;
}
