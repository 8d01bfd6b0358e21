using System.Net;
using System.Text.Json;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Explains Google's error answers in the operator's words, with what to do.</summary>
internal static class GoogleFault
{
    private const int LongestReason = 300;

    /// <summary>Longer waits are cut to this: a wrong header must not stop the syncs for ever.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>A shorter wait is over before the next run.</summary>
    private static readonly TimeSpan ShortestPromise = TimeSpan.FromMinutes(1);

    public static async Task<SheetUnavailableException> ReadAsync(
        HttpResponseMessage response,
        Stream body,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var reason = await ReasonAsync(body, cancellationToken);
        var code = (int)response.StatusCode;
        return new SheetUnavailableException(
            response.StatusCode switch
            {
                HttpStatusCode.Unauthorized =>
                    "Google не принял учётные данные приложения (401). Сообщите администратору: нужно проверить настройки GoogleSheets__*.",
                HttpStatusCode.Forbidden =>
                    "Google не даёт читать таблицу (403). Откройте таблицу на чтение для сервисной учётной записи приложения.",
                HttpStatusCode.NotFound =>
                    "Таблица не найдена (404): её удалили, или в кампании, на странице «Таблица Google», указана не та.",
                HttpStatusCode.TooManyRequests =>
                    "Google просит подождать: запросов слишком много (429). Следующая выгрузка попробует снова.",
                HttpStatusCode.BadRequest =>
                    $"Google не понял запрос (400): {reason}. Проверьте таблицу и лист в кампании, на странице «Таблица Google».",
                _ when code is >= 300 and < 400 => $"Вместо данных таблицы запрос отправлен на другой адрес ({code}): его перехватывает "
                    + $"прокси или страница входа сети. Проверьте сеть приложения и GoogleSheets__BaseAddress.",
                _ => $"Google ответил ошибкой {code}: {reason}. Следующая выгрузка попробует снова.",
            }
        )
        {
            RetryAt = RetryAt(response, now),
            NotUnderstood = response.StatusCode == HttpStatusCode.BadRequest,
        };
    }

    private static DateTimeOffset? RetryAt(HttpResponseMessage response, DateTimeOffset now)
    {
        var wait = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - now : null;
        return wait >= ShortestPromise ? now + (wait < LongestWait ? wait : LongestWait) : null;
    }

    // Anything other than Google's error object, such as an HTML page, is not worth showing.
    private static async Task<string> ReasonAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            var message = json.RootElement.GetProperty("error").GetProperty("message").GetString() ?? string.Empty;
            return message.Length <= LongestReason ? message : message[..LongestReason] + "…";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "без объяснения";
        }
    }
}
