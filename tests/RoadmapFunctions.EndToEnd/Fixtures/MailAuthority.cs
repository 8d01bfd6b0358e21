using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoadmapFunctions.EndToEnd.Fixtures;

/// <summary>
/// A certificate authority of a test's own. A process trusts it when <see cref="TrustSettings"/> stand in its environment: .NET uses
/// OpenSSL on Linux, and OpenSSL reads them by itself, so the app needs no way to weaken its checks. Like a real authority it
/// publishes what it has revoked.
/// </summary>
public sealed class MailAuthority : IAsyncDisposable
{
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddDays(-1);
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 root;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("roadmap-authority-");

    private readonly CertificateRevocationListBuilder revoked = new();
    private readonly WebApplication server;

    private MailAuthority()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.MapGet(
            "/revoked.crl",
            () =>
                Results.Bytes(
                    revoked.Build(root!, BigInteger.One, From.AddDays(20), HashAlgorithmName.SHA256, thisUpdate: From),
                    "application/pkix-crl"
                )
        );
        var request = new CertificateRequest(
            $"CN=Mail Test Authority {Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}",
            key,
            HashAlgorithmName.SHA256
        );
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true,
                hasPathLengthConstraint: false,
                pathLengthConstraint: 0,
                critical: true
            )
        );
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true)
        );
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        root = request.CreateSelfSigned(From, From.AddDays(30));
        File.WriteAllText(RootFile, root.ExportCertificatePem());
    }

    /// <summary>With a home of its own, where .NET keeps revocation lists that it has read.</summary>
    public IReadOnlyList<(string Name, string Value)> TrustSettings =>
        [("SSL_CERT_FILE", RootFile), ("SSL_CERT_DIR", folder.FullName), ("HOME", folder.FullName)];

    private string RootFile => Path.Combine(folder.FullName, "root.pem");

    public static async Task<MailAuthority> StartAsync()
    {
        var authority = new MailAuthority();
        await authority.server.StartAsync();
        return authority;
    }

    /// <param name="name">Of the server, as the app's settings have it.</param>
    public X509Certificate2 Issue(string name, DateTimeOffset? until = null)
    {
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false)); // TLS server
        request.CertificateExtensions.Add(
            CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([$"{server.Urls.Single()}/revoked.crl"])
        );
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, includeKeyIdentifier: true, includeIssuerAndSerial: false)
        );
        using var bare = request.Create(root, From, until ?? From.AddDays(20), RandomNumberGenerator.GetBytes(8));
        using var whole = bare.CopyWithPrivateKey(serverKey);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), password: null);
    }

    public void Revoke(X509Certificate2 certificate) => revoked.AddEntry(certificate, From);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        root.Dispose();
        key.Dispose();
        folder.Delete(recursive: true);
    }
}
