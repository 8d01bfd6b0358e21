namespace RoadmapFunctions.Access;

/// <summary>The proved identity of the person or program that makes a request.</summary>
public abstract record Caller
{
    public static Caller Unknown { get; } = new UnknownCaller();

    public abstract Callers Kind { get; }

    /// <summary>Whether the caller may know that there is such a campaign.</summary>
    public abstract bool MayEnter(string campaignId);

    /// <summary>Whether the caller may see the answers of that school.</summary>
    public abstract bool MaySee(string campaignId, string organizationId);

    private sealed record UnknownCaller : Caller
    {
        public override Callers Kind => Callers.Unknown;

        public override bool MayEnter(string campaignId) => false;

        public override bool MaySee(string campaignId, string organizationId) => false;
    }
}

/// <summary>A school with its personal link: it may read and write its own answers only.</summary>
/// <param name="AfterEnd">The campaign is over, so it may only read them.</param>
public sealed record SchoolCaller(string CampaignId, string OrganizationId, bool AfterEnd = false) : Caller
{
    public override Callers Kind => AfterEnd ? Callers.SchoolAfterEnd : Callers.School;

    public override bool MayEnter(string campaignId) => CampaignId == campaignId;

    public override bool MaySee(string campaignId, string organizationId) => (CampaignId, OrganizationId) == (campaignId, organizationId);
}

/// <summary>The head of a school with a second link: may read that school's answer and confirm it.</summary>
public sealed record HeadCaller(string CampaignId, string OrganizationId) : Caller
{
    public override Callers Kind => Callers.Head;

    public override bool MayEnter(string campaignId) => CampaignId == campaignId;

    public override bool MaySee(string campaignId, string organizationId) => (CampaignId, OrganizationId) == (campaignId, organizationId);
}

/// <summary>Staff of the operator.</summary>
/// <param name="Name">For the record of decisions.</param>
/// <param name="PersonId">Set for people with their own key.</param>
/// <param name="SessionId">Of the session in the browser; null for a program.</param>
public sealed record OperatorCaller(string Name, string? PersonId = null, string? SessionId = null) : Caller
{
    public override Callers Kind => Callers.Operator;

    public override bool MayEnter(string campaignId) => true;

    public override bool MaySee(string campaignId, string organizationId) => true;
}

/// <summary>The Committee or the Department: the published editions of one campaign, and nothing else.</summary>
/// <param name="Name">For the record of what was downloaded.</param>
public sealed record ReaderCaller(string CampaignId, string Name) : Caller
{
    public override Callers Kind => Callers.Reader;

    public override bool MayEnter(string campaignId) => CampaignId == campaignId;

    public override bool MaySee(string campaignId, string organizationId) => false;
}

/// <summary>The script behind a campaign's Google Form: it may request a sync, and sees no answer.</summary>
public sealed record FormCaller(string CampaignId) : Caller
{
    public override Callers Kind => Callers.Form;

    public override bool MayEnter(string campaignId) => CampaignId == campaignId;

    public override bool MaySee(string campaignId, string organizationId) => false;
}

[Flags]
public enum Callers
{
    None = 0,
    Unknown = 1,
    School = 2,
    Operator = 4,
    Form = 8,
    Reader = 16,

    /// <summary>A school whose campaign is over.</summary>
    SchoolAfterEnd = 32,
    AnySchool = School | SchoolAfterEnd,

    /// <summary>The head of a school.</summary>
    Head = 64,
    Everybody = Unknown | AnySchool | Operator | Form | Reader | Head,
}

/// <summary>Who may call the function. A function without it is open to the operator only.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowAttribute(Callers callers) : Attribute
{
    public Callers Callers { get; } = callers;
}
