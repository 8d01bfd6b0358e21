using System.Net;
using System.Text.Json;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Says in the operator's words what Google's error answer means and what to do.</summary>
internal static class GoogleFault
{
    private const int LongestReason = 300;

    public static async Task<SheetUnavailableException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var reason = Reason(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        var code = (int)response.StatusCode;
        return new SheetUnavailableException(response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "Google не принял учётные данные приложения (401). Сообщите администратору: нужно проверить настройки GoogleSheets__*.",
            HttpStatusCode.Forbidden => "Google не даёт читать таблицу (403). Откройте таблицу на чтение для сервисной учётной записи приложения.",
            HttpStatusCode.NotFound => "Таблица не найдена (404): её удалили, или в файле кампании, в поле spreadsheetId, записана не та.",
            HttpStatusCode.TooManyRequests => "Google просит подождать: запросов слишком много (429). Следующая выгрузка попробует снова.",
            HttpStatusCode.BadRequest => $"Google не понял запрос (400): {reason}. Проверьте лист и таблицу в файле кампании.",
            _ => $"Google ответил ошибкой {code}: {reason}. Следующая выгрузка попробует снова.",
        });
    }

    // Whatever comes instead of Google's error object, an HTML page for one, is not worth showing.
    private static string Reason(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var message = json.RootElement.GetProperty("error").GetProperty("message").GetString() ?? string.Empty;
            return message.Length <= LongestReason ? message : message[..LongestReason] + "…";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "без объяснения";
        }
    }
}
