using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RoadmapFunctions.EndToEnd.Access;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Api;

/// <summary>A program that calls the API with a key and holds each answer against the description.</summary>
public sealed class ApiProgram(AccessApp app, string? key = null)
{
    private const string Campaign = $"api/campaigns/{AccessApp.Campaign}";

    /// <param name="operation">Its id in the description.</param>
    /// <param name="route">Behind the campaign's address.</param>
    /// <param name="body">Anything that JSON spells, or a text as it is; null for a GET.</param>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> CallAsync(string operation, string route, object? body = null)
    {
        using var request = new HttpRequestMessage(
            body is null ? HttpMethod.Get : HttpMethod.Post,
            new Uri($"{Campaign}/{route}", UriKind.Relative)
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? app.Running.Key.Text);
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        using var answer = await app.Open.SendAsync(request);
        Assert.Empty(await DescribedApi.Operation(operation).ComplaintsAsync(answer));
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <returns>The body of what must have succeeded.</returns>
    public async Task<JsonNode> SucceedAsync(string operation, string route, object? body = null)
    {
        var (status, answer) = await CallAsync(operation, route, body);
        Assert.True(status == HttpStatusCode.OK, $"{operation} {status} {answer}");
        return answer!;
    }

    /// <summary>The body is refused with that status, and the sentence says so.</summary>
    public async Task RefuseAsync(HttpStatusCode expected, string sentence, string operation, string route, object body)
    {
        var (status, answer) = await CallAsync(operation, route, body);
        Assert.Equal(expected, status);
        Assert.Contains(sentence, (string)answer!["detail"]!, StringComparison.Ordinal);
    }
}
