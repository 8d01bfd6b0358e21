using Azure.Data.Tables;
using CsCheck;
using RoadmapFunctions.Upkeep.Backup;
using Xunit;

namespace RoadmapFunctions.Tests.Upkeep.Backup;

public sealed class EntityLineTests
{
    private static readonly Gen<object> Value = Gen.OneOf(
        Gen.String[Gen.Char[' ', 'ӿ'], 0, 40].Select(text => (object)text),
        Gen.Int.Select(number => (object)number),
        Gen.Long.Select(number => (object)number),
        Gen.Double.Where(double.IsFinite).Select(number => (object)number),
        Gen.Bool.Select(flag => (object)flag),
        Gen.Guid.Select(guid => (object)guid),
        Gen.Long[0, DateTimeOffset.MaxValue.UtcTicks].Select(ticks => (object)new DateTimeOffset(ticks, TimeSpan.Zero))
    );

    [Fact]
    public void An_entity_that_was_written_as_a_line_is_read_back_with_the_same_values_and_types() =>
        Gen.Dictionary(Gen.String[Gen.Char['a', 'z'], 1, 8], Value)[0, 8]
            .Sample(
                properties =>
                {
                    var entity = new TableEntity(properties) { PartitionKey = "кампания", RowKey = "a_1" };
                    var line = EntityLine.Write(entity);
                    Assert.DoesNotContain('\n', line);
                    var read = EntityLine.Read(line);
                    Assert.Equal((entity.PartitionKey, entity.RowKey), (read.PartitionKey, read.RowKey));
                    Assert.All(properties, property => Assert.Equal(property.Value, read[property.Key]));
                    Assert.Equal(line, EntityLine.Write(read));
                },
                iter: Tries.Of(100, whenLong: 5_000),
                seed: Tries.LawSeed
            );

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"PartitionKey":"a"}""")]
    [InlineData("""{"PartitionKey":"a","RowKey":"b","x":{}}""")]
    [InlineData("""{"PartitionKey":"a","RowKey":"b","x":"1","x@odata.type":"Edm.Strange"}""")]
    [InlineData("""{"PartitionKey":"a","RowKey":"b","x":"one","x@odata.type":"Edm.Int64"}""")]
    public void A_line_that_is_no_entity_is_refused(string line) => Assert.Throws<FormatException>(() => EntityLine.Read(line));
}
