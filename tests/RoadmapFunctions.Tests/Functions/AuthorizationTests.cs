using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Functions.Api;
using Xunit;

namespace RoadmapFunctions.Tests.Functions;

/// <summary>Every function and who may call it. A new function fails this test until somebody has thought about its line.</summary>
public sealed class AuthorizationTests
{
    [Fact]
    public void X5_every_function_has_a_reviewed_route_method_and_list_of_callers() =>
        Assert.Equal(
            [
                "AcceptReadAnswers: post api/campaigns/{campaign}/reading, Operator",
                "AcceptReadAnswersFromDesk: post desk/campaigns/{campaign}/reading, Operator",
                "AddPerson: post api/campaigns/{campaign}/people, Operator",
                "AddPersonFromDesk: post desk/campaigns/{campaign}/people, Operator",
                "BackUpStorage: timer 0 30 18 * * *",
                "BeginCampaign: post desk/edit, Operator",
                "ChangePerson: post api/campaigns/{campaign}/people/{id}, Operator",
                "ChangePersonFromDesk: post desk/campaigns/{campaign}/people/{id}, Operator",
                "ChooseTabs: post desk/campaigns/{campaign}/tabs, Operator",
                "ConfirmAnswer: post head, Head",
                "CorrectOwnWords: put api/campaigns/{campaign}/own-words, Operator",
                "CorrectOwnWordsFromDesk: post desk/campaigns/{campaign}/own-words/{activity}, Operator",
                "DecideAnswer: post desk/campaigns/{campaign}/organizations/{organization}/decision, Operator",
                "DecideOwnership: post api/campaigns/{campaign}/organizations/{organization}/ownership, Operator",
                "DecideQuarantine: post api/campaigns/{campaign}/quarantine/{key}, Operator",
                "DecideQuarantineFromDesk: post desk/campaigns/{campaign}/quarantine/{key}, Operator",
                "DoWork: queue %WorkQueue%",
                "DownloadBackup: get api/backups/{name}, Operator",
                "DownloadCalendar: get school/calendar.ics, School",
                "DownloadEditionFile: get api/campaigns/{campaign}/editions/{number:int}/files/{name}, Operator, Reader",
                "DownloadJournal: get desk/campaigns/{campaign}/journal/journal.csv, Operator",
                "DownloadLinks: get desk/campaigns/{campaign}/links/links.csv, Operator",
                "DownloadOwnSheet: get school/sheet, AnySchool",
                "DownloadSummary: get api/campaigns/{campaign}/summary, Operator, Reader",
                "DropUnreadableWork: post desk/campaigns/{campaign}/unreadable-work, Operator",
                "EditCampaign: post desk/campaigns/{campaign}/edit, Operator",
                "EditRoster: post desk/campaigns/{campaign}/roster/edit, Operator",
                "EndSession: delete api/campaigns/{campaign}/sessions/{id}, Operator",
                "EndSessionFromDesk: post desk/campaigns/{campaign}/sessions/{id}, Operator",
                "EraseOverdueData: timer 0 0 18 * * *",
                "ErasePersonalData: post api/campaigns/{campaign}/organizations/{organization}/personal-data, Operator",
                "ErasePersonalDataFromDesk: post desk/campaigns/{campaign}/organizations/{organization}/personal-data, Operator",
                "EraseQuarantinedRow: post api/campaigns/{campaign}/quarantine/{key}/erasure, Operator",
                "EraseQuarantinedRowFromDesk: post desk/campaigns/{campaign}/quarantine/{key}/erasure, Operator",
                "GetAnalysis: get api/campaigns/{campaign}/analysis, Operator",
                "GetApiDescription: get api/openapi.yaml, Everybody",
                "GetAudit: get api/campaigns/{campaign}/audit, Operator",
                "GetCampaign: get api/campaigns/{campaign}, Operator",
                "GetGoogleForm: get api/campaigns/{campaign}/google-form.gs, Operator",
                "GetHealth: get api/health/ready, Everybody",
                "GetJournal: get api/campaigns/{campaign}/journal, Operator",
                "GetLiveness: get api/health/live, Everybody",
                "GetOwnWords: get api/campaigns/{campaign}/own-words, Operator",
                "GetPersonalData: get api/campaigns/{campaign}/organizations/{organization}/personal-data, Operator",
                "GetProgress: get api/campaigns/{campaign}/progress, Operator",
                "GetReceipt: get api/campaigns/{campaign}/submissions/{id}, Operator, AnySchool",
                "GetReview: get api/campaigns/{campaign}/reading/{organization}, Operator",
                "GetRun: get api/campaigns/{campaign}/runs/{id}, Operator",
                "GetSiteFile: get assets/{name}, Everybody",
                "ImportSheet: post desk/campaigns/{campaign}/import, Operator",
                "ListBackups: get api/backups, Operator",
                "ListCampaigns: get api/campaigns, Operator",
                "ListEditions: get api/campaigns/{campaign}/editions, Operator, Reader",
                "ListErasures: get api/campaigns/{campaign}/erasures, Operator",
                "ListPeople: get api/campaigns/{campaign}/people, Operator",
                "ListQuarantine: get api/campaigns/{campaign}/quarantine, Operator",
                "ListRuns: get api/campaigns/{campaign}/runs, Operator",
                "ListSessions: get api/campaigns/{campaign}/sessions, Operator",
                "ListUnreadAnswers: get api/campaigns/{campaign}/reading, Operator",
                "OpenHeadLink: post head/session, Everybody",
                "OpenPersonalLink: post school/session, Everybody",
                "OpenReaderLink: post reader/session, Everybody",
                "PublishDueReports: timer 0 5/15 * * * *",
                "PublishEdition: post api/campaigns/{campaign}/editions, Operator",
                "PublishEditionFromDesk: post desk/campaigns/{campaign}/editions, Operator",
                "PublishReportOnDeadline: timer 0 0 2 10 2 *",
                "ReplaceCampaign: put api/campaigns/{campaign}, Operator",
                "ReplaceCampaignFromDesk: post desk/campaigns, Operator",
                "ReplaceLetterhead: post desk/letterhead, Operator",
                "ReplaceLink: post desk/campaigns/{campaign}/organizations/{organization}/link, Operator",
                "ReplaceSyncKey: post desk/campaigns/{campaign}/sync-key, Operator",
                "ReviewAnswer: post api/campaigns/{campaign}/reading/{organization}, Operator",
                "ReviewAnswerFromDesk: post desk/campaigns/{campaign}/reading/{organization}, Operator",
                "SendDueReminders: timer 0 20 2 * * *",
                "SendDueRemindersFromDesk: post desk/campaigns/{campaign}/reminders, Operator",
                "SendMessage: post api/campaigns/{campaign}/message, Operator",
                "SendMessageFromDesk: post desk/campaigns/{campaign}/message, Operator",
                "SendWorkAgain: post desk/campaigns/{campaign}/runs/{id}, Operator",
                "ShowActivityWords: get desk/campaigns/{campaign}/own-words/{activity}, Operator",
                "ShowAnalysis: get desk/campaigns/{campaign}/analysis, Operator",
                "ShowAnswerForm: get school, Unknown, AnySchool",
                "ShowAudit: get desk/campaigns/{campaign}/audit, Operator",
                "ShowBackups: get desk/backups, Operator",
                "ShowBeginning: get desk/edit, Operator",
                "ShowCalendar: get desk/campaigns/{campaign}/calendar.ics, Operator",
                "ShowCampaigns: get desk/campaigns, Operator",
                "ShowConfirmation: get head, Unknown, Head",
                "ShowDesk: get desk, Operator",
                "ShowEdition: get desk/campaigns/{campaign}/editions/{number:int}, Operator, Reader",
                "ShowEditions: get desk/campaigns/{campaign}/editions, Operator",
                "ShowEditor: get desk/campaigns/{campaign}/edit, Operator",
                "ShowErasures: get desk/campaigns/{campaign}/erasures, Operator",
                "ShowFront: get {nothing:maxlength(0)?}, Everybody",
                "ShowGoogleForm: get desk/campaigns/{campaign}/google-form, Operator",
                "ShowImport: get desk/campaigns/{campaign}/import, Operator",
                "ShowJournal: get desk/campaigns/{campaign}/journal, Operator",
                "ShowLetterhead: get desk/letterhead, Operator",
                "ShowLinks: get desk/campaigns/{campaign}/links, Operator",
                "ShowMessage: get desk/campaigns/{campaign}/message, Operator",
                "ShowOrganization: get desk/campaigns/{campaign}/organizations/{organization}, Operator",
                "ShowOwnWords: get desk/campaigns/{campaign}/own-words, Operator",
                "ShowPaperForm: get desk/campaigns/{campaign}/paper-form, Operator",
                "ShowPeople: get desk/campaigns/{campaign}/people, Operator",
                "ShowPersonalData: get desk/campaigns/{campaign}/organizations/{organization}/personal-data, Operator",
                "ShowPreview: get desk/campaigns/{campaign}/preview, Operator",
                "ShowProgress: get desk/campaigns/{campaign}, Operator",
                "ShowQuarantine: get desk/campaigns/{campaign}/quarantine, Operator",
                "ShowReader: get reader, Unknown, Reader",
                "ShowReading: get desk/campaigns/{campaign}/reading, Operator",
                "ShowReceipt: get school/receipts/{id}, AnySchool",
                "ShowReminders: get desk/campaigns/{campaign}/reminders, Operator",
                "ShowStaffDoor: get desk/sign-in, Everybody",
                "ShowVerification: get desk/campaigns/{campaign}/editions/{number:int}/verification, Operator",
                "SignInStaff: post desk/sign-in, Everybody",
                "SignOut: post sign-out, Everybody",
                "SubmitAnswers: post api/campaigns/{campaign}/submissions, School, Operator",
                "SubmitAnswersFromForm: post school, School",
                "SyncResponses: timer %SyncSchedule%",
                "SyncSheet: post api/campaigns/{campaign}/sync, Operator, Form",
                "SyncSheetFromDesk: post desk/campaigns/{campaign}/sync, Operator",
                "TakeBackup: post api/backups, Operator",
                "TakeBackupFromDesk: post desk/backups, Operator",
                "TryAnswerForm: post desk/campaigns/{campaign}/preview, Operator",
                "VerifyEdition: get api/campaigns/{campaign}/editions/{number:int}/verification, Operator, Reader",
                "WithdrawSubmission: post api/campaigns/{campaign}/submissions/{id}/withdrawal, Operator",
                "WriteAnalysis: post api/campaigns/{campaign}/analysis, Operator",
                "WriteAnalysisFromDesk: post desk/campaigns/{campaign}/analysis, Operator",
            ],
            typeof(GetHealth)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetMethods())
                .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
                .Select(method => $"{method.GetCustomAttribute<FunctionAttribute>()!.Name}: {Describe(method)}")
                .Order(StringComparer.Ordinal)
        );

    /// <summary>The host asks for no key of its own: who may call is decided in one place, <see cref="AccessControl"/>, from what is
    /// written beside the function.</summary>
    private static string Describe(MethodInfo function)
    {
        var trigger = function.GetParameters()[0];
        if (trigger.GetCustomAttribute<HttpTriggerAttribute>() is not { } http)
        {
            return trigger.GetCustomAttribute<QueueTriggerAttribute>() is { } queue
                ? $"queue {queue.QueueName}"
                : $"timer {trigger.GetCustomAttribute<TimerTriggerAttribute>()!.Schedule}";
        }

        Assert.Equal(AuthorizationLevel.Anonymous, http.AuthLevel);
        return $"{string.Join('|', http.Methods!)} {http.Route}, {function.GetCustomAttribute<AllowAttribute>()?.Callers}";
    }
}
