using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>
/// A4 with the margins of ГОСТ Р 7.0.97: the binding side 30 mm, the opposite side 10 mm, the two others 20 mm. A landscape page is bound
/// at its top, so that all sheets of the file are bound at one edge.
/// </summary>
internal sealed record PageSetup(PageOrientation Orientation)
{
    private const int LongSide = 16838;
    private const int ShortSide = 11906;
    private const int Binding = 1701;
    private const int Opposite = 567;
    private const int Plain = 1134;
    private const int HeaderDistance = 567;
    private const int FooterDistance = 340;

    public int TextWidth => IsLandscape ? LongSide - Plain - Plain : ShortSide - Binding - Opposite;

    public int TextHeight => IsLandscape ? ShortSide - Binding - Opposite : LongSide - Plain - Plain;

    private bool IsLandscape => Orientation is PageOrientation.Landscape;

    /// <param name="hasTitlePage">A title page has no number and has its own footer.</param>
    public W.SectionProperties Section(RunningParts running, bool hasTitlePage)
    {
        var section = new W.SectionProperties(
            new W.HeaderReference { Type = W.HeaderFooterValues.Default, Id = running.Header },
            new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = running.Footer },
            new W.SectionType { Val = W.SectionMarkValues.NextPage },
            PageSize(),
            PageMargin()
        );
        if (hasTitlePage)
        {
            section.InsertAfter(
                new W.FooterReference { Type = W.HeaderFooterValues.First, Id = running.FirstFooter },
                section.GetFirstChild<W.FooterReference>()
            );
            if (running.FirstHeader is { } firstHeader)
            {
                section.InsertAfter(
                    new W.HeaderReference { Type = W.HeaderFooterValues.First, Id = firstHeader },
                    section.GetFirstChild<W.HeaderReference>()
                );
            }

            section.Append(new W.TitlePage());
        }

        return section;
    }

    private W.PageSize PageSize() =>
        IsLandscape
            ? new W.PageSize
            {
                Width = LongSide,
                Height = ShortSide,
                Orient = W.PageOrientationValues.Landscape,
            }
            : new W.PageSize { Width = ShortSide, Height = LongSide };

    private W.PageMargin PageMargin() =>
        new()
        {
            Top = IsLandscape ? Binding : Plain,
            Right = (uint)(IsLandscape ? Plain : Opposite),
            Bottom = IsLandscape ? Opposite : Plain,
            Left = (uint)(IsLandscape ? Plain : Binding),
            Header = HeaderDistance,
            Footer = FooterDistance,
            Gutter = 0,
        };
}

/// <summary>Relationship ids of the parts that are repeated on each page.</summary>
/// <param name="FirstHeader">Null when the first page has no head.</param>
internal sealed record RunningParts(string Header, string Footer, string? FirstHeader, string FirstFooter);
