using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Forms;

/// <summary>
/// An Apps Script that makes the campaign's Google Form and its response sheet. Everything from the campaign is in it as one JSON literal,
/// so no title can become code. Texts that Google keeps on one line are put on one line; only the description has two lines.
/// </summary>
public static class GoogleFormScript
{
    private const string Place = "const CAMPAIGN = null;";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // letters stay as they are; line ends of every kind, quotes and angle brackets are escaped
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string Of(Campaign campaign)
    {
        var template = Template();
        return template.Contains(Place, StringComparison.Ordinal)
            ? template.Replace(Place, $"const CAMPAIGN = {JsonSerializer.Serialize(Content(campaign), Json)};", StringComparison.Ordinal)
            : throw new InvalidOperationException("The script has no place for the campaign.");
    }

    private static FormContent Content(Campaign campaign) =>
        new(
            campaign.Id,
            CleanText.OneLine(campaign.Title),
            $"{CleanText.OneLine(campaign.Period)}. {Questionnaire.BasisOf(campaign)}\nОтвет нужен "
                + $"до срока: {Questionnaire.DueOf(campaign)}. После отправки ответ можно исправить.",
            "Ответ записан. Чтобы исправить его позже, нажмите «Изменить ответ» и сохраните адрес открывшейся страницы.",
            $"{CleanText.OneLine(campaign.Title)} — ответы",
            campaign.TimeZone,
            CleanText.OneLine(campaign.Sheet.Headers.Organization[0]),
            [.. campaign.Organizations.Select(organization => CleanText.OneLine(organization.Name))],
            Questionnaire.Instruction,
            [.. Questionnaire.Items(campaign).Select(rows => Question(campaign, rows))]
        );

    private static FormQuestion Question(Campaign campaign, IReadOnlyList<Activity> rows)
    {
        var activity = rows[0];
        return new(
            CleanText.OneLine(Questionnaire.GridTitle(activity) ?? activity.NumberedTitle()),
            [.. activity.Options.Select(option => CleanText.OneLine(option.Text))],
            Questionnaire.IsDemanded(activity),
            activity.Kind == QuestionKind.SeveralOf ? null : activity.Kind,
            activity is { Kind: QuestionKind.SeveralOf, OnlyIf: null, Table: null }
                ? null
                : Questionnaire.InstructionOf(campaign, activity),
            activity.Value,
            activity.Heading is { } heading
                ? new(CleanText.OneLine(heading.Title), CleanText.OneLine(heading.Explanation ?? string.Empty), heading.NewPage)
                : null,
            activity.Value is { Parts: { Count: > 0 } parts }
                ? [.. parts.Select(part => CleanText.OneLine(activity.NumberedTitle(part)))]
                : null,
            Questionnaire.GridTitle(activity) is null ? null : [.. rows.Select(row => CleanText.OneLine(row.Table!.Row))],
            activity.MayBeExplained
                ? new(CleanText.OneLine(activity.NumberedTitle(Activity.Explanation)), Questionnaire.WhenToExplain(campaign, activity))
                : null
        );
    }

    private static string Template()
    {
        using var resource =
            typeof(GoogleFormScript).Assembly.GetManifestResourceStream(typeof(GoogleFormScript), "google-form.js")
            ?? throw new InvalidOperationException("The resource google-form.js is not in the assembly.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private sealed record FormContent(
        string Id,
        string Title,
        string Description,
        string Confirmation,
        string SheetTitle,
        string TimeZone,
        string OrganizationTitle,
        IReadOnlyList<string> Organizations,
        string Help,
        IReadOnlyList<FormQuestion> Questions
    );

    /// <param name="Kind">Null for any number of options.</param>
    /// <param name="Help">Null for the usual help of such questions.</param>
    /// <param name="Heading">Heading before it; null for none.</param>
    /// <param name="Parts">Titles of the questions that ask for the parts of a value one by one; null for one question.</param>
    /// <param name="Value">What the form itself checks about a value.</param>
    /// <param name="Rows">Rows of a table; null for a single question.</param>
    /// <param name="Explanation">The question after it that asks for an explanation of its numbers; null for none.</param>
    private sealed record FormQuestion(
        string Title,
        IReadOnlyList<string> Options,
        bool Required,
        QuestionKind? Kind,
        string? Help,
        object? Value,
        QuestionHeading? Heading,
        IReadOnlyList<string>? Parts,
        IReadOnlyList<string>? Rows,
        FormExplanation? Explanation
    );

    private sealed record FormExplanation(string Title, string Help);
}
