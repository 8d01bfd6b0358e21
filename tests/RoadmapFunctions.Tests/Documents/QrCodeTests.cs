using System.Globalization;
using System.Text.RegularExpressions;
using RoadmapFunctions.Documents;
using Xunit;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace RoadmapFunctions.Tests.Documents;

public sealed partial class QrCodeTests
{
    private const int PixelsOfModule = 6;

    [Theory]
    [InlineData("https://roadmap.example/desk/campaigns/tomsk-roadmap-2020-2021-h1/editions/1/verification")]
    [InlineData("https://roadmap.example/school#a-very-long-token-of-a-personal-link.0123456789abcdefghijklmnopqrstuvwxyz")]
    public void A_QR_reader_decodes_the_address(string address)
    {
        var (size, path) = QrCode.Svg(address);
        var side = size * PixelsOfModule;
        var pixels = Enumerable.Repeat(byte.MaxValue, side * side).ToArray();
        foreach (Match module in Module().Matches(path))
        {
            var (x, y) = (Number(module.Groups["x"]), Number(module.Groups["y"]));
            for (var line = 0; line < PixelsOfModule; line++)
            {
                pixels.AsSpan((((y * PixelsOfModule) + line) * side) + (x * PixelsOfModule), PixelsOfModule).Clear();
            }
        }

        var picture = new PlanarYUVLuminanceSource(pixels, side, side, 0, 0, side, side, reverseHoriz: false);
        var hints = new Dictionary<DecodeHintType, object> { [DecodeHintType.PURE_BARCODE] = true };
        Assert.Equal(address, new QRCodeReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(picture)), hints)?.Text);
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("M(?<x>[0-9]+) (?<y>[0-9]+)h1v1h-1z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Module();
}
