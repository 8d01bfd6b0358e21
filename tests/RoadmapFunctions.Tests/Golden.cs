using System.Runtime.CompilerServices;
using Xunit;

namespace RoadmapFunctions.Tests;

/// <summary>Compares with a file in the repository. <c>UPDATE_GOLDEN=1 ./test</c> writes the files anew, to be read in the diff.</summary>
public static class Golden
{
    public static void Equal(string relativePath, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, relativePath));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} is missing; run UPDATE_GOLDEN=1 ./test and commit it.");
        Assert.True(File.ReadAllText(path) == actual, $"{path} differs; run UPDATE_GOLDEN=1 ./test, read the diff, and commit it if it is meant.");
    }
}
