using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Hosting;
using Xunit;

namespace RoadmapFunctions.Tests.Reminders;

/// <summary>A wrong setting stops the start with a sentence that names it.</summary>
public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("Port", "0", "Mail__Port must be from 1 to 65535.")]
    [InlineData("Port", "65536", "Mail__Port must be from 1 to 65535.")]
    [InlineData("From", "", "Mail__From must be one e-mail address, Latin before the @, when Mail__Host is set.")]
    [InlineData("From", "ИМЦ <imc@example.org>", "Mail__From must be one e-mail address, Latin before the @, when Mail__Host is set.")]
    [InlineData("OperatorAddress", "a@example.org, b@example.org", "Mail__OperatorAddress must be one e-mail address, Latin before the @.")]
    [InlineData("PublicAddress", "", WrongAddress)]
    [InlineData("PublicAddress", "/school", WrongAddress)]
    [InlineData("PublicAddress", "http://roadmap.example.org/", WrongAddress)]
    [InlineData("PublicAddress", "https://roadmap.example.org/app", WrongAddress)]
    [InlineData("PublicAddress", "https://roadmap.example.org/?a=b", WrongAddress)]
    [InlineData("PublicAddress", "http://localhost:7071/", WrongAddress)] // links of a rehearsal must not reach schools
    [InlineData("Security", "None", "Mail__Security may be None only for a server on the same machine.")]
    [InlineData("UserName", "", "Mail__UserName and Mail__Password go together.")]
    [InlineData("Password", "", "Mail__UserName and Mail__Password go together.")]
    public void A_wrong_setting_is_named(string setting, string value, string sentence)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Start(Good(("Mail:" + setting, value))));
        Assert.Equal([sentence], failure.Failures);
        Assert.DoesNotContain(Password, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Port", "587 or 465")]
    [InlineData("Security", "Ssl")]
    public void A_setting_that_is_not_even_of_its_kind_is_named_too(string setting, string value) =>
        Assert.Contains(
            $"Mail:{setting}",
            Assert.Throws<InvalidOperationException>(() => Start(Good(("Mail:" + setting, value)))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Good_settings_start()
    {
        Start(Good());
        Start(Good(("Mail:UserName", null), ("Mail:Password", null)));
        Start(Good(("Mail:Host", "localhost"), ("Mail:Security", "None"), ("Mail:PublicAddress", "http://localhost:7071/")));
    }

    [Fact]
    public void Without_a_server_nothing_else_is_asked_for() => Start([]);

    private const string Password = "pas-sword";
    private const string WrongAddress =
        "Mail__PublicAddress must be the https address of this app, without a path, and be there "
        + "when Mail__Host is set; an address of this machine goes only with a mail server on it.";

    private static Dictionary<string, string?> Good(params IEnumerable<(string Name, string? Value)> changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Mail:Host"] = "smtp.example.org",
            ["Mail:UserName"] = "imc",
            ["Mail:Password"] = Password,
            ["Mail:From"] = "imc@example.org",
            ["Mail:OperatorAddress"] = "person@example.org",
            ["Mail:PublicAddress"] = "https://roadmap.example.org",
        };
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        return settings;
    }

    private static void Start(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings)
            .AddInMemoryCollection([new("AzureWebJobsStorage", "UseDevelopmentStorage=true")])
            .Build();
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddRoadmap(configuration)
            .BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
    }
}
