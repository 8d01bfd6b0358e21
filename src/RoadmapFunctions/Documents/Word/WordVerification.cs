using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>The foot of the first page: the QR code that leads to the verification, and what stands on every page.</summary>
internal static class WordVerification
{
    private const string PictureId = "qr";

    // 15 mm: a telephone can read it when held close.
    private const long Side = 540_000;

    public static void AddFooter(FooterPart part, string? address, W.Paragraph runningFoot)
    {
        part.Footer = new W.Footer();
        if (address is not null)
        {
            var picture = part.AddImagePart(ImagePartType.Png, PictureId);
            using var content = new MemoryStream(QrCode.Png(address));
            picture.FeedData(content);
            part.Footer.Append(
                Markup.Paragraph("RunningFoot", [new W.Run(new W.Drawing(Inline(address)))]),
                Markup.Paragraph("RunningFoot", $"Проверить издание: {address}")
            );
        }

        part.Footer.Append(runningFoot);
    }

    private static D.Inline Inline(string address) =>
        new(
            new D.Extent { Cx = Side, Cy = Side },
            new D.DocProperties
            {
                Id = 1_000_000U, // the charts in the text are numbered from 1
                Name = "QR-код",
                Description = $"QR-код адреса проверки: {address}",
            },
            new A.Graphic(new A.GraphicData(Picture()) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" })
        )
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };

    private static P.Picture Picture() =>
        new(
            new P.NonVisualPictureProperties(
                new P.NonVisualDrawingProperties { Id = 0, Name = "qr.png" },
                new P.NonVisualPictureDrawingProperties()
            ),
            new P.BlipFill(new A.Blip { Embed = PictureId }, new A.Stretch(new A.FillRectangle())),
            new P.ShapeProperties(
                new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = Side, Cy = Side }),
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }
            )
        );
}
