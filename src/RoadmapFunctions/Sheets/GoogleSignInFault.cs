using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;

namespace RoadmapFunctions.Sheets;

/// <summary>Says in the operator's words why the app could not sign in to Google and what to do.</summary>
internal static class GoogleSignInFault
{
    private const int LongestReason = 200;

    public static SheetUnavailableException Of(Exception exception) => exception switch
    {
        SubjectTokenException => new(
            "Azure не выдал приложению удостоверение для входа в Google. " +
            "Проверьте управляемое удостоверение приложения и настройки GoogleSheets__ManagedIdentityClientId, GoogleSheets__EntraApplicationIdUri.",
            exception),
        TokenResponseException refusal => new(
            $"Google не пустил приложение: {Reason(refusal)}. " +
            "Проверьте настройки GoogleSheets__*, доверие к удостоверению и права сервисной учётной записи.",
            exception),
        HttpRequestException or TimeoutException or OperationCanceledException => new(
            "Служба входа Google не ответила вовремя или связь прервалась. Следующая выгрузка попробует снова.", exception),
        _ => new("Служба входа Google ответила непонятно. Следующая выгрузка попробует снова.", exception),
    };

    private static string Reason(TokenResponseException refusal)
    {
        var reason = string.Join(", ", new[] { refusal.Error?.Error, refusal.Error?.ErrorDescription }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return reason.Length switch
        {
            0 => refusal.StatusCode is { } status ? $"ответ {(int)status}" : "без объяснения",
            > LongestReason => reason[..LongestReason] + "…",
            _ => reason,
        };
    }
}
