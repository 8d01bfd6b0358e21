using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Http;
using RoadmapFunctions.Upkeep.Work;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder
    .UseMiddleware<SecurityHeaders>()
    .UseMiddleware<ExceptionBoundary>()
    .UseMiddleware<CampaignRefresh>()
    .UseMiddleware<AccessControl>()
    .UseMiddleware<RouteBinding>();
builder.Services.Configure<WorkerOptions>(options => options.InputConverters.RegisterAt<RouteBinding>(0));

// Every attempt of a request at Information would bury what the app itself has to say.
builder
    .Logging.AddFilter("Polly", LogLevel.Warning)
    .AddFilter("System.Net.Http.HttpClient", LogLevel.Warning)
    .AddFilter("Azure", LogLevel.Warning)
    .AddFilter("Azure.Core", LogLevel.Error) // «not found» and «exists already» are answers that we ask for; a failure is thrown
    .AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.Services.AddRoadmap(builder.Configuration);

using var app = builder.Build();
try
{
    app.Services.GetRequiredService<CampaignCatalog>();
    app.Services.GetRequiredService<SyncSchedule>();
    app.Services.GetRequiredService<QueueOfWork>();
    app.Services.GetRequiredService<IStartupValidator>().Validate();
}
catch (Exception e) when (e is CampaignFileException or FormatException or OptionsValidationException)
{
    // Whoever wrote the file or the setting reads this; a stack would only hide it.
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

await app.RunAsync();
return 0;
