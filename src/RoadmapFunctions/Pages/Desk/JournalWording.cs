using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Sentences of the journal.</summary>
public static class JournalWording
{
    public static string Of(JournalAct act) =>
        act switch
        {
            JournalAct.CardShown => "Открыта страница школы с её ответами и личной ссылкой",
            JournalAct.LinksShown => "Показаны личные ссылки школ",
            JournalAct.LinksDownloaded => "Скачаны личные ссылки школ",
            JournalAct.LinkReplaced => "Заменена личная ссылка школы",
            JournalAct.SyncKeyShown => "Показан ключ скрипта формы",
            JournalAct.SyncKeyReplaced => "Заменён ключ скрипта формы",
            JournalAct.QuarantineShown => "Открыт карантин",
            JournalAct.RowAssigned => "Строка карантина отнесена к школе",
            JournalAct.RowDismissed => "Строка карантина не учитывается",
            JournalAct.RowReturned => "Решение о строке карантина отменено",
            JournalAct.AnswerSentForSchool => "Отправлен ответ за школу",
            JournalAct.AnswerWithdrawn => "Отозван ответ школы",
            JournalAct.AnswerRestored => "Возвращён отозванный ответ школы",
            JournalAct.AnswerConfirmed => "Руководитель утвердил ответ школы",
            JournalAct.AnswerFoundOwn => "Удалённый ответ признан ответом школы",
            JournalAct.AnswerFoundTrial => "Удалённый ответ признан пробой формы",
            JournalAct.AnswerAssessed => "Прочитан и оценён ответ школы",
            JournalAct.AnswerReturned => "Ответ возвращён школе",
            JournalAct.AnswerAccepted => "Принят ответ школы",
            JournalAct.TermsDecided => "Решено о сроке школы",
            JournalAct.ReadAnswersAccepted => "Приняты все прочитанные ответы",
            JournalAct.AnalysisWritten => "Записаны слова аналитика",
            JournalAct.SheetTakenOver => "Получены ответы из таблицы",
            JournalAct.DisappearanceAccepted => "Подтверждено, что строки таблицы удалены намеренно",
            JournalAct.SheetImported => "Загружен файл таблицы",
            JournalAct.CorrectionsSaved => "Исправлены группы своих ответов",
            JournalAct.CampaignChanged => "Принята версия кампании",
            JournalAct.DraftChanged => "Изменён черновик кампании",
            JournalAct.DraftDiscarded => "Удалён черновик кампании",
            JournalAct.TabsChosen => "Выбраны листы таблицы",
            JournalAct.RemindersSent => "Отправлены напоминания",
            JournalAct.MessageSent => "Отправлено сообщение школам",
            JournalAct.EditionAskedFor => "Запрошено внеочередное издание",
            JournalAct.WorkSentAgain => "Неудавшаяся работа отправлена ещё раз",
            JournalAct.UnreadableWorkDropped => "Нечитаемые сообщения очереди убраны",
            JournalAct.FileDownloaded => "Скачан файл издания",
            JournalAct.LetterheadReplaced => "Изменён бланк организации",
            JournalAct.BackupTaken => "Снята резервная копия",
            JournalAct.BackupDownloaded => "Скачана резервная копия",
            JournalAct.JournalDownloaded => "Скачан этот журнал",
            JournalAct.OperatorAdded => "Создан ключ оператора",
            JournalAct.OperatorKeyReplaced => "Заменён ключ оператора",
            JournalAct.OperatorRevoked => "Отозван ключ оператора",
            JournalAct.ReaderAdded => "Создана ссылка читателя",
            JournalAct.ReaderLinkReplaced => "Заменена ссылка читателя",
            JournalAct.ReaderRevoked => "Отозвана ссылка читателя",
            JournalAct.SessionEnded => "Завершён сеанс",
            JournalAct.PersonalDataShown => "Открыты персональные данные школы",
            JournalAct.RespondentErased => "Стёрты имя и должность ответившего",
            JournalAct.RespondentsErased => "Стёрты имена ответивших: истёк срок хранения",
            JournalAct.WordsErased => "Стёрт текст своего ответа",
            JournalAct.RowErased => "Стёрто содержание строки карантина",
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "No words for this act."),
        };

    /// <returns>The school's short name; its id when the roster no longer has it.</returns>
    public static string School(JournalEntry entry, Campaign campaign) =>
        entry.OrganizationId is { } id ? campaign.FindOrganization(id)?.ShortName ?? id : string.Empty;
}
