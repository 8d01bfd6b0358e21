using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RoadmapFunctions.EndToEnd.Access;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Api;

/// <summary>A program that calls the API with a key and holds each answer against the description.</summary>
public sealed class ApiProgram(HttpClient http, string campaign, string key)
{
    public ApiProgram(AccessApp app, string? key = null)
        : this(app.Open, AccessApp.Campaign, key ?? app.Running.Key.Text) { }

    /// <param name="operation">Its id in the description.</param>
    /// <param name="route">Behind the campaign's address.</param>
    /// <param name="body">Anything that JSON spells, or a text as it is; null for a GET or a DELETE.</param>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> CallAsync(string operation, string route, object? body = null)
    {
        var described = DescribedApi.Operation(operation);
        using var request = new HttpRequestMessage(described.Method, new Uri($"api/campaigns/{campaign}/{route}", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        using var answer = await http.SendAsync(request);
        Assert.Empty(await described.ComplaintsAsync(answer));
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
