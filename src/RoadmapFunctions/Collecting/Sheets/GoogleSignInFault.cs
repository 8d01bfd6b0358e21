using System.Net;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Explains in the operator's words why the app could not sign in to Google, with what to do.</summary>
internal static class GoogleSignInFault
{
    private const int LongestReason = 200;

    public static SheetUnavailableException Of(Exception exception) =>
        exception switch
        {
            SubjectTokenException => new(
                "Azure не выдал приложению удостоверение для входа в Google. "
                    + "Проверьте управляемое удостоверение приложения и настройки "
                    + "GoogleSheets__ManagedIdentityClientId, GoogleSheets__EntraApplicationIdUri.",
                exception
            ),
            TokenResponseException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } refusal => new(
                $"Google не пустил приложение: {Reason(refusal)}. "
                    + "Проверьте настройки GoogleSheets__*, доверие к удостоверению и права сервисной учётной записи.",
                exception
            ),
            TokenResponseException { StatusCode: >= HttpStatusCode.InternalServerError }
            or HttpRequestException
            or TimeoutException
            or OperationCanceledException => new(
                "Служба входа Google не ответила вовремя или связь прервалась. Следующая выгрузка попробует снова.",
                exception
            ),
            _ => new("Служба входа Google ответила непонятно. Следующая выгрузка попробует снова.", exception),
        };

    // Where the answer has no OAuth code, the library inserts a sentence of its own: the status says more.
    private static string Reason(TokenResponseException refusal)
    {
        if (refusal.Error is not { Error: { Length: > 0 } code } || !code.All(letter => char.IsAsciiLetter(letter) || letter == '_'))
        {
            return $"ответ {(int)refusal.StatusCode!}";
        }

        var description = refusal.Error.ErrorDescription ?? string.Empty;
        return description.Length switch
        {
            0 => code,
            > LongestReason => $"{code} ({description[..LongestReason]}…)",
            _ => $"{code} ({description})",
        };
    }
}
