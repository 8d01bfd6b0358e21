using System.Globalization;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>The dates: milestones in local time, the day from which answers count, how long names are kept.</summary>
public sealed class DatesPart : DraftPart
{
    public const string PartName = "dates";

    public override string Name => PartName;

    public override string Title => "Сроки";

    public override string? FieldAt(Campaign campaign, string place) =>
        Own(place, "timeZone", "milestones", "answersFrom", "respondent", "respondentsUntil", "confirmation", "reminders");

    protected override IEnumerable<(string Name, string? Value)> Write(Campaign campaign) =>
        [
            ("timeZone", campaign.TimeZone),
            .. campaign
                .Milestones.Index()
                .SelectMany(each =>
                    (IEnumerable<(string, string?)>)
                        [
                            ($"milestones[{each.Index}].id", each.Item.Id),
                            ($"milestones[{each.Index}].kind", Choices.Name(each.Item.Kind)),
                            ($"milestones[{each.Index}].title", each.Item.Title),
                            ($"milestones[{each.Index}].date", Day(each.Item.Date)),
                            ($"milestones[{each.Index}].localTime", each.Item.LocalTime),
                            ($"milestones[{each.Index}].basis", each.Item.Basis),
                        ]
                ),
            ("answersFrom", Day(campaign.AnswersFrom)),
            ("respondent", Choices.Name(campaign.Respondent)),
            ("respondentsUntil", Day(campaign.RespondentsUntil)),
            ("confirmation", Choices.Name(campaign.Confirmation)),
            .. campaign
                .ReminderDays.Index()
                .SelectMany(each =>
                    (IEnumerable<(string, string?)>)
                        [
                            ($"reminders[{each.Index}].days", each.Item.Days.ToString(CultureInfo.InvariantCulture)),
                            ($"reminders[{each.Index}].when", Choices.Name(each.Item.When)),
                            ($"reminders[{each.Index}].words", each.Item.Words),
                        ]
                ),
        ];

    public override Campaign Apply(Campaign campaign, FormFields fields)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<ReminderDay> reminders = [.. fields.Items("reminders").Select(Reminder)];
        return campaign with
        {
            TimeZone = fields.Text("timeZone"),
            Milestones = [.. fields.Items("milestones").Select(each => Milestone(each, taken))],
            AnswersFrom = fields.Date("answersFrom"),
            Respondent = fields.Choice("respondent", RespondentQuestion.None),
            RespondentsUntil = fields.Date("respondentsUntil"),
            Confirmation = fields.Choice("confirmation", AnswerConfirmation.None),
            Reminders = reminders.SequenceEqual(ReminderDay.Usual) ? null : reminders,
        };
    }

    private static ReminderDay Reminder(FormFields fields)
    {
        var days = fields.Whole("days");
        if (days is null && fields.Text("days").Length == 0)
        {
            fields.Refuse("days", "Впишите, за сколько дней до срока или через сколько дней после него напомнить.");
        }

        return new(days ?? 0, fields.Choice("when", ReminderSide.Before), fields.Optional("words"));
    }

    private static Milestone Milestone(FormFields fields, HashSet<string> taken)
    {
        var kind = fields.Choice("kind", MilestoneKind.Report);
        var id =
            fields.Text("id") is { Length: > 0 } kept && !taken.Contains(kept) ? kept : Ids.From(Choices.Name(kind), "milestone", taken);
        taken.Add(id);
        return new(
            id,
            kind,
            fields.Text("title"),
            fields.Date("date") ?? CampaignDraft.NoDate,
            fields.Optional("localTime") ?? (kind == MilestoneKind.Answers ? Campaigns.Milestone.EndOfDay : "09:00"),
            fields.Optional("basis")
        );
    }
}
