using System.Security.Cryptography;
using System.Text;
using RoadmapFunctions.LocalHost.GoogleSheets;

namespace RoadmapFunctions.LocalHost.CommandLine;

/// <summary>What the operator asked for. Paths are full; null means «not given».</summary>
public sealed record LocalHostOptions
{
    /// <summary>One cycle, then the end.</summary>
    public bool Once { get; init; }

    public string? OutDirectory { get; init; }

    /// <summary>Empty: the real sheet where access to Google is given, the sample otherwise.</summary>
    public IReadOnlyList<SheetArgument> Sheets { get; init; } = [];

    public string? Campaign { get; init; }

    /// <summary>Where to record the real sheet, instead of running anything.</summary>
    public string? Record { get; init; }

    /// <summary>Make an operator's key and print it, instead of running anything.</summary>
    public bool NewKey { get; init; }

    /// <summary>Where to write the next campaign's file, made from the last one, instead of running anything.</summary>
    public string? NewCampaign { get; init; }

    /// <summary>What the app's clocks show at the start, for a rehearsal; null for the real time.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The folder of an edition to check, instead of running anything.</summary>
    public string? Verify { get; init; }

    /// <summary>Compare the stored data with what it was made from, instead of a cycle.</summary>
    public bool Audit { get; init; }

    /// <summary>The folder that a backup of the data is to be written to, instead of running anything.</summary>
    public string? Backup { get; init; }

    /// <summary>The backup to restore, a folder or a ZIP file, instead of running anything.</summary>
    public string? Restore { get; init; }

    /// <summary>0: any free one.</summary>
    public int? Port { get; init; }

    public string? DataDirectory { get; init; }

    /// <summary>Where people open the app through a proxy of this machine: the department's own server. Null on a laptop.</summary>
    public Uri? Public { get; init; }

    public string? AppDirectory { get; init; }

    /// <summary>Each choice of sheets and campaign file keeps its own storage, so that trying another choice spoils nothing.</summary>
    /// <returns>Null: a temporary folder that is deleted at the end.</returns>
    public string? StorageDirectory(RepositoryLayout repository)
    {
        var sheets = string.Join('\n', Sheets);
        var input = Now is { } now ? FormattableString.Invariant($"{sheets}\n{Campaign}\n{now:O}") : $"{sheets}\n{Campaign}";
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(input)))[..12];
        return DataDirectory ?? (Once ? null : Path.Combine(repository.DataDirectory, key));
    }
}
