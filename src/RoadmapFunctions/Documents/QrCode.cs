using System.Globalization;
using System.Text;
using QRCoder;

namespace RoadmapFunctions.Documents;

/// <summary>An address that a telephone reads from the paper. It can be read with a quarter of it soiled.</summary>
public static class QrCode
{
    private const int PixelsOfModule = 8;

    public static byte[] Png(string address)
    {
        using var code = Encode(address);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(PixelsOfModule);
    }

    /// <summary>The dark modules as the path of an SVG drawing.</summary>
    /// <returns>Size is the side of the drawing in modules, with the quiet zone around.</returns>
    public static (int Size, string Path) Svg(string address)
    {
        using var code = Encode(address);
        var path = new StringBuilder();
        foreach (var (y, row) in code.ModuleMatrix.Index())
        {
            for (var x = 0; x < row.Count; x++)
            {
                if (row[x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return (code.ModuleMatrix.Count, path.ToString());
    }

    private static QRCodeData Encode(string address) => QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.Q);
}
