using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Kit;

public sealed class TemporaryFileTests
{
    [Fact]
    public async Task A_temporary_file_keeps_its_content_and_has_no_name_outside_Windows()
    {
        await using var file = TemporaryFile.Create();
        Assert.Equal(OperatingSystem.IsWindows(), File.Exists(file.Name));
        await file.WriteAsync("страна"u8.ToArray(), CancellationToken.None);
        file.Position = 0;
        using var reader = new StreamReader(file);
        Assert.Equal("страна", await reader.ReadToEndAsync(CancellationToken.None));
    }
}
