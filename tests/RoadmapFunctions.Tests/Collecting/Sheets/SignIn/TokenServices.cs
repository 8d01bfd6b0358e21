using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoadmapFunctions.Tests.Collecting.Sheets.SignIn;

/// <summary>Azure's and Google's services of one sign-in, each at its own path, as their documentation describes them.</summary>
public sealed class TokenServices : IAsyncDisposable
{
    public const string SubjectToken = "subject-token-of-the-identity";
    public const string FederatedToken = "federated-token";
    public const string Account = "reader@roadmap.iam.gserviceaccount.com";

    private readonly WebApplication server;
    private readonly Lock gate = new();
    private readonly List<Received> requests = [];

    private TokenServices(WebApplication server) => this.server = server;

    /// <summary>What a service answers instead, by the end of its path: a status and a body.</summary>
    public IDictionary<string, (int Status, string Body)> Instead { get; } =
        new Dictionary<string, (int Status, string Body)>(StringComparer.Ordinal);

    /// <summary>How long the tokens of Google live, by the number of the token from 1.</summary>
    public Func<int, TimeSpan> Lifetime { get; set; } = _ => TimeSpan.FromHours(1);

    public Uri Address => new(server.Urls.Single() + "/");

    public static async Task<TokenServices> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var services = new TokenServices(builder.Build());
        services.server.Run(services.AnswerAsync);
        await services.server.StartAsync();
        return services;
    }

    public IReadOnlyList<Received> To(string pathEnd)
    {
        lock (gate)
        {
            return [.. requests.Where(request => request.Path.EndsWith(pathEnd, StringComparison.Ordinal))];
        }
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new Received(
            context.Request.Path,
            context.Request.Query.ToDictionary(each => each.Key, each => each.Value.ToString(), StringComparer.Ordinal),
            context.Request.Headers.ToDictionary(each => each.Key, each => each.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync()
        );
        lock (gate)
        {
            requests.Add(request);
        }

        var (status, body) = Instead.FirstOrDefault(each => request.Path.EndsWith(each.Key, StringComparison.Ordinal))
            is { Key: not null } bad
            ? bad.Value
            : (StatusCodes.Status200OK, Body(request));
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }

    private string Body(Received request)
    {
        var (path, now) = (request.Path, TimeProvider.System.GetUtcNow());
        return path switch
        {
            "/identity" => $$"""
                {"access_token":"{{SubjectToken}}","expires_on":"{{now.AddHours(2).ToUnixTimeSeconds()}}",
                 "resource":"{{request.Query["resource"]}}","token_type":"Bearer"}
                """,
            "/v1/token" => $$"""
                {"access_token":"{{FederatedToken}}","issued_token_type":"urn:ietf:params:oauth:token-type:access_token",
                 "token_type":"Bearer","expires_in":3600}
                """,
            "/key/token" => $$"""
                {"access_token":"{{Issued(path)}}","token_type":"Bearer","expires_in":{{(int)LifetimeOf(path).TotalSeconds}}}
                """,
            _ when path.EndsWith(":generateAccessToken", StringComparison.Ordinal) => $$"""
                {"accessToken":"{{Issued(path)}}","expireTime":"{{now.Add(LifetimeOf(path)):yyyy-MM-ddTHH:mm:ssZ}}"}
                """,
            _ when path.EndsWith(":batchGet", StringComparison.Ordinal) => """
                {"valueRanges":[{"range":"A1","values":[["Отметка времени"]]}]}
                """,
            _ => """
                {"properties":{"title":"t","locale":"ru_RU","timeZone":"Asia/Tomsk"},
                 "sheets":[{"properties":{"sheetId":1,"title":"Ответы"}}]}
                """,
        };
    }

    private string Issued(string path) => $"google-token-{To(path).Count}";

    private TimeSpan LifetimeOf(string path) => Lifetime(To(path).Count);
}

/// <summary>A request as it came.</summary>
public sealed record Received(
    string Path,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Headers,
    string Body
)
{
    public IReadOnlyDictionary<string, string> Form =>
        Body.Split('&')
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')), StringComparer.Ordinal);
}
