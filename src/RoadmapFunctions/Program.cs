using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<SecurityHeaders>().UseMiddleware<ExceptionBoundary>();
builder.Services.AddRoadmap(builder.Configuration);

using var app = builder.Build();
try
{
    app.Services.GetRequiredService<CampaignCatalog>();
}
catch (CampaignFileException e)
{
    // Whoever wrote the file reads this; a stack would only hide it.
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

await app.RunAsync();
return 0;
