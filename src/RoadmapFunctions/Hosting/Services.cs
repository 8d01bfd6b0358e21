using System.Text.Encodings.Web;
using System.Text.Unicode;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Collecting.Import;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Functions.Api;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Pages.School;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Upkeep.Audit;
using RoadmapFunctions.Upkeep.Backup;
using RoadmapFunctions.Upkeep.Erasing;
using RoadmapFunctions.Upkeep.Health;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Hosting;

/// <summary>The composition root: the only place that names implementations.</summary>
public static class Services
{
    public static IServiceCollection AddRoadmap(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(RehearsalTime.Choose(configuration));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<JsonOptions>(options => RoadmapJson.Apply(options.SerializerOptions));
        services.AddSingleton(_ => CampaignCatalog.Load(CampaignsDirectory(configuration)));
        services.AddSingleton(_ => SyncSchedule.Parse(configuration[SyncSchedule.Setting]));
        services.AddGoogleSheets();
        services.AddStorage(configuration);
        services.AddTelemetry(configuration);
        services.AddSingleton<CampaignRefresh>();
        services.AddSingleton<CampaignUpdate>();
        services.AddSingleton<SyncReader>();
        services.AddSingleton<DraftEditor>();
        services.AddSingleton<SyncJob>();
        services.AddSingleton<ImportReader>();
        services.AddSingleton<SubmitJob>();
        services.AddSingleton<AnswerDecisions>();
        services.AddSingleton<HeadConfirmations>();
        services.AddSingleton<HeadStateReader>();
        services.AddSingleton<ReviewDecisions>();
        services.AddSingleton<AnalystNotes>();
        services.AddSingleton<EditionSources>();
        services.AddSingleton<PublishJob>();
        services.AddSingleton<WorkOrders>();
        services.AddSingleton<WorkJob>();
        services.AddSingleton<HealthCheck>();
        services.AddSingleton<RecentHealth>();
        services.AddSingleton<ErasureJob>();
        services.AddSingleton<ErasureActs>();
        services.AddSingleton<IErasures, TableErasures>();
        services.AddSingleton<BackedUpStorage>();
        services.AddSingleton<BackupWriter>();
        services.AddSingleton<IBackupStore, BlobBackups>();
        services.AddSingleton<BackupJob>();
        services.AddSingleton<CampaignAudit>();
        services.AddSingleton<QuarantineDecisions>();
        services.AddSingleton<DeskReader>();
        services.AddSingleton<ReadingReader>();
        services.AddSingleton<PeopleReader>();
        services.AddSingleton<EditorReader>();
        services.AddSingleton<EditionDownload>();
        services.AddSingleton<OrganizationReader>();
        services.AddSingleton<PreviousAnswersReader>();
        services.AddSingleton<OwnWordsReader>();
        services.AddAccess();
        services.AddReminders();
        return services;
    }

    private static void AddAccess(this IServiceCollection services)
    {
        services
            .AddOptions<AccessOptions>()
            .BindConfiguration(AccessOptions.Section)
            .Validate(
                options => options.HasGoodDigest,
                "Access__StaffKeySha256 must be 64 hexadecimal digits, the SHA-256 of the operator's key."
            )
            .ValidateOnStart();
        services.AddSingleton<StaffKey>();
        services.AddSingleton<StaffSessions>();
        services.AddSingleton<ISessions, TableSessions>();
        services.AddSingleton<PersonKeys>();
        services.AddSingleton<PersonActs>();
        services.AddSingleton<SessionActs>();
        services.AddSingleton<RowActs>();
        services.AddSingleton<IPeople, TablePeople>();
        services.AddSingleton<EntraPrincipal>();
        services.AddSingleton<Signer>();
        services.AddSingleton<SchoolLinks>();
        services.AddSingleton<SyncKeys>();
        services.AddSingleton<Identification>();
        services.AddSingleton<Flood>();
        services.AddSingleton<SecurityLog>();
        services.AddSingleton<Journal>();
        services.AddSingleton<IJournal, TableJournal>();
        services.AddSingleton<ISigningKey, TableSigningKey>();
        services.AddSingleton<IKeySerials, TableKeySerials>();
    }

    private static void AddReminders(this IServiceCollection services)
    {
        services
            .AddOptions<MailOptions>()
            .BindConfiguration(MailOptions.Section)
            .Validate(options => options.HasPort, "Mail__Port must be from 1 to 65535.")
            .Validate(options => options.HasSender, "Mail__From must be one e-mail address, Latin before the @, when Mail__Host is set.")
            .Validate(options => options.HasOperator, "Mail__OperatorAddress must be one e-mail address, Latin before the @.")
            .Validate(
                options => options.HasPublicAddress,
                "Mail__PublicAddress must be the https address of this app, without a path, and be there "
                    + "when Mail__Host is set; an address of this machine goes only with a mail server on it."
            )
            .Validate(options => options.IsSafe, "Mail__Security may be None only for a server on the same machine.")
            .Validate(options => options.HasWholeCredentials, "Mail__UserName and Mail__Password go together.")
            .ValidateOnStart();
        services.AddSingleton(provider => new PublicAddress(provider.GetRequiredService<IOptions<MailOptions>>().Value.PublicAddress));
        services.AddSingleton<IOutbox, TableOutbox>();
        services.AddSingleton<IMailSender, SmtpMailSender>();
        services.AddSingleton<ReminderReader>();
        services.AddSingleton<ReminderJob>();
        services.AddSingleton<ReviewActs>();
        services.AddSingleton<MessageActs>();
    }

    private static string CampaignsDirectory(IConfiguration configuration) =>
        configuration["Campaigns:Directory"] is { Length: > 0 } directory ? directory : Path.Combine(AppContext.BaseDirectory, "Campaigns");

    public static IServiceCollection AddGoogleSheets(this IServiceCollection services)
    {
        services
            .AddOptions<GoogleSheetsOptions>()
            .BindConfiguration(GoogleSheetsOptions.Section)
            .Validate(options => options.PageRows > 0, "GoogleSheets__PageRows must be above zero.")
            .Validate(options => options.ReadsPerMinute > 0, "GoogleSheets__ReadsPerMinute must be above zero.")
            .Validate(options => options.LargestAnswer > 0, "GoogleSheets__LargestAnswer must be above zero.")
            .Validate(options => options.RequestLimit > TimeSpan.Zero, "GoogleSheets__RequestLimit must be above zero.")
            .Validate(options => options.ReadingLimit > TimeSpan.Zero, "GoogleSheets__ReadingLimit must be above zero.")
            .ValidateOnStart();
        services.AddSingleton<GoogleQuota>();
        services.AddTransient<GoogleAccessTokens>();
        services
            .AddHttpClient<GoogleSheetsApi>(
                (provider, http) =>
                {
                    http.BaseAddress = provider.GetRequiredService<IOptions<GoogleSheetsOptions>>().Value.BaseAddress;
                    http.Timeout = Timeout.InfiniteTimeSpan; // the client has its own limit, which includes the body
                }
            )
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false }) // the API never redirects
            .AddHttpMessageHandler<GoogleAccessTokens>()
            .AddStandardResilienceHandler()
            .Configure((options, provider) => Resilience(options, provider.GetRequiredService<GoogleQuota>()));
        services.AddTransient<GoogleSheetsClient>();
        services.AddTransient<ISheetReader>(provider => provider.GetRequiredService<GoogleSheetsClient>());
        return services;
    }

    /// <summary>A longer wait is not waited out: the run fails, and the next runs respect the wait.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(20);

    // One request takes a minute at most; then the next run tries again. The handler itself respects a short Retry-After.
    private static void Resilience(HttpStandardResilienceOptions options, GoogleQuota quota)
    {
        options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(15);
        options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(60);
        options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(60);
        options.Retry.MaxRetryAttempts = 3;
        options.Retry.Delay = TimeSpan.FromSeconds(2);
        options.Retry.UseJitter = true;
        options.Retry.OnRetry = retry => new(quota.WaitAsync(retry.Context.CancellationToken)); // Google counts repetitions too
        options.Retry.ShouldHandle = failed =>
            ValueTask.FromResult(
                HttpClientResiliencePredicates.IsTransient(failed.Outcome)
                    && (failed.Outcome.Result?.Headers.RetryAfter is not { } after || after.Delta <= LongestRetryAfter)
            );
    }

    // The same account as the host's own: a connection string on a laptop, addresses and an identity in Azure.
    private static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAzureClients(clients =>
        {
            var account = configuration.GetSection("AzureWebJobsStorage");
            if (account.Value is { Length: > 0 } connectionString)
            {
                clients.AddTableServiceClient(connectionString).ConfigureOptions(Storage);
                clients.AddBlobServiceClient(connectionString).ConfigureOptions(Storage);
                clients.AddQueueServiceClient(connectionString).ConfigureOptions(Queues);
                return;
            }

            clients.UseCredential(Identity(account));
            clients.AddTableServiceClient(StorageAddress.Of(account, "table")).ConfigureOptions(Storage);
            clients.AddBlobServiceClient(StorageAddress.Of(account, "blob")).ConfigureOptions(Storage);
            clients.AddQueueServiceClient(StorageAddress.Of(account, "queue")).ConfigureOptions(Queues);
        });
        services.AddHostedService<StorageSetup>();
        services.AddSingleton<DamagedItems>();
        services.AddSingleton<TableSubmissionLog>();
        services.AddSingleton<ISubmissionLog>(provider => provider.GetRequiredService<TableSubmissionLog>());
        services.AddSingleton<ILogOutline>(provider => provider.GetRequiredService<TableSubmissionLog>());
        services.AddSingleton<CampaignStates>();
        services.AddSingleton<ISyncedLog>(provider => provider.GetRequiredService<TableSubmissionLog>());
        services.AddSingleton<ISheetIndexes, BlobSheetIndexes>();
        services.AddSingleton<IQuarantine, TableQuarantine>();
        services.AddSingleton<ISyncRuns, TableSyncRuns>();
        services.AddSingleton<IReadsLedger, TableReads>();
        services.AddSingleton<IWorkRuns, TableWorkRuns>();
        services.AddSingleton(provider => new QueueOfWork(
            provider.GetRequiredService<QueueServiceClient>(),
            QueueOfWork.NameOf(configuration[QueueOfWork.Setting])
        ));
        services.AddSingleton<IWaitingWork>(provider => provider.GetRequiredService<QueueOfWork>());
        services.AddSingleton<IIdempotencyKeys, TableIdempotencyKeys>();
        services.AddSingleton<IEditionStore, BlobEditionStore>();
        services.AddSingleton<BlobEditionRemains>();
        services.AddSingleton<ICampaignVersions, BlobCampaignVersions>();
        services.AddSingleton<ICampaignDrafts, BlobCampaignDrafts>();
        services.AddSingleton<IGroupCorrections, BlobGroupCorrections>();
        services.AddSingleton<ILetterheads, BlobLetterheads>();
    }

    private static TokenCredential Identity(IConfigurationSection account) =>
        account["clientId"] is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential();

    // By default the SDK waits 100 s for an answer: longer than a caller waits.
    private static void Storage(ClientOptions options)
    {
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        options.Retry.MaxRetries = 3;
        options.AddPolicy(new StorageFaults(), HttpPipelinePosition.PerCall);
    }

    // The trigger reads what this client writes: host.json says the same.
    private static void Queues(QueueClientOptions options)
    {
        Storage(options);
        options.MessageEncoding = QueueMessageEncoding.Base64;
    }
}
