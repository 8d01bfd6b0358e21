using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Kit;

public sealed class TemporaryFileTests
{
    [Fact]
    public async Task What_is_written_is_there_until_the_file_is_closed_and_a_killed_process_leaves_no_name_behind()
    {
        await using var file = TemporaryFile.Create();
        Assert.Equal(OperatingSystem.IsWindows(), File.Exists(file.Name));
        await file.WriteAsync("страна"u8.ToArray(), CancellationToken.None);
        file.Position = 0;
        using var reader = new StreamReader(file);
        Assert.Equal("страна", await reader.ReadToEndAsync(CancellationToken.None));
    }
}
