namespace RoadmapFunctions.Answers;

/// <summary>How far the review of a school's answer has come.</summary>
public enum ReviewState
{
    NoAnswer,

    /// <summary>Something in it has not been read yet.</summary>
    Received,

    /// <summary>Nothing in it waits for a reader.</summary>
    Read,

    /// <summary>The school is asked to correct it, whole or in part, and has not answered yet.</summary>
    Returned,

    Accepted,
}
