using System.Globalization;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

// A file says how many more starts are to fail.
if (
    Environment.GetEnvironmentVariable("SAMPLE_DEATHS") is { } deaths
    && int.Parse(await File.ReadAllTextAsync(deaths), CultureInfo.InvariantCulture) is var left and > 0
)
{
    await File.WriteAllTextAsync(deaths, (left - 1).ToString(CultureInfo.InvariantCulture));
    await Console.Error.WriteLineAsync(Environment.GetEnvironmentVariable("SAMPLE_LAST_WORDS") ?? $"Deaths left: {left - 1}.");
    return 3;
}

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
using var app = builder.Build();
await app.RunAsync();
return 0;
