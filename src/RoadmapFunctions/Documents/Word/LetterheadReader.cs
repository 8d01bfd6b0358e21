using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>
/// Takes the head of the first page from a department's Word file. Only text, tables and pictures pass: the head is printed on papers that
/// others open, so it may neither load nor run anything.
/// </summary>
public static class LetterheadReader
{
    /// <summary>Bytes of the file.</summary>
    public const int LargestFile = 2 * 1024 * 1024;

    private const long LargestUnpacked = 16L * 1024 * 1024;
    private const long LargestPicture = 1024 * 1024;
    private const int MostElements = 5000;

    // Elements of text that fetch, compute, embed or hide something.
    private static readonly string[] Forbidden =
    [
        "altChunk",
        "control",
        "fldChar",
        "fldSimple",
        "hyperlink",
        "instrText",
        "object",
        "pict",
        "sdt",
        "subDoc",
    ];

    private static readonly string[] Namespaces =
    [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ];

    /// <exception cref="LetterheadException">The file is not a Word file, has no head, or its head
    /// contains something forbidden.</exception>
    public static Letterhead Read(byte[] file)
    {
        try
        {
            RefuseTooLarge(file);
            using var package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
            return Read(file, HeaderOf(package));
        }
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or FileFormatException
                        or OpenXmlPackageException
                        or XmlException
                        or IOException
                        or InvalidOperationException
                        or ArgumentException
                        or FormatException
            )
        {
            throw new LetterheadException(
                "Файл не прочитан как документ Word. Откройте его в Word и сохраните как «Документ Word (*.docx)».",
                e
            );
        }
    }

    private static Letterhead Read(byte[] file, HeaderPart part)
    {
        var header = part.Header ?? throw new InvalidDataException("The header part is empty.");
        if (part.ExternalRelationships.Any() || part.HyperlinkRelationships.Any())
        {
            throw Refused("ссылка на файл или страницу вне документа");
        }

        var elements = header.Descendants().Take(MostElements + 1).ToList();
        if (elements.Count > MostElements)
        {
            throw new LetterheadException("Шапка слишком сложна: оставьте в ней текст, таблицу и рисунок.");
        }

        foreach (var element in elements)
        {
            if (!Namespaces.Contains(element.NamespaceUri, StringComparer.Ordinal))
            {
                throw Refused("фигура, надпись или другой объект, который нельзя перенести");
            }

            if (Forbidden.Contains(element.LocalName, StringComparer.Ordinal))
            {
                throw Refused("поле, ссылка, рамка или вложенный объект");
            }
        }

        var named = elements.OfType<A.Blip>().Select(blip => blip.Embed?.Value ?? throw Refused("рисунок вне документа")).ToList();
        if (header.InnerText.Trim().Length == 0 && named.Count == 0)
        {
            throw Empty();
        }

        return new(file, header.InnerXml, [.. named.Distinct(StringComparer.Ordinal).Select(id => Picture(part, id))]);
    }

    // The head of the first page when it has its own, as paper with a letterhead does; otherwise the head of every page.
    private static HeaderPart HeaderOf(WordprocessingDocument package)
    {
        var main = package.MainDocumentPart ?? throw new InvalidDataException("The package has no document.");
        var section = main.Document?.Body?.Descendants<W.SectionProperties>().FirstOrDefault() ?? throw Empty();
        var references = section.Elements<W.HeaderReference>().ToList();
        var first = section.GetFirstChild<W.TitlePage>() is null
            ? null
            : references.Find(each => each.Type?.Value == W.HeaderFooterValues.First);
        var reference = first ?? references.Find(each => each.Type?.Value == W.HeaderFooterValues.Default) ?? throw Empty();
        return main.TryGetPartById(reference.Id?.Value ?? string.Empty, out var part) && part is HeaderPart head ? head : throw Empty();
    }

    private static LetterheadPicture Picture(HeaderPart part, string id)
    {
        if (!part.TryGetPartById(id, out var found) || found is not ImagePart { ContentType: "image/png" or "image/jpeg" } image)
        {
            throw new LetterheadException("Рисунок в шапке должен быть в формате PNG или JPEG. Сохраните его так и вставьте заново.");
        }

        using var stream = image.GetStream(FileMode.Open, FileAccess.Read);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.Length <= LargestPicture
            ? new(id, image.ContentType, content.ToArray())
            : throw new LetterheadException("Рисунок в шапке больше 1 МБ. Уменьшите его: каждая бумага несёт его с собой.");
    }

    // The sizes that the package declares are enough: no part is ever unpacked beyond its declared size.
    private static void RefuseTooLarge(byte[] file)
    {
        using var package = new ZipArchive(new MemoryStream(file));
        if (file.Length > LargestFile || package.Entries.Sum(entry => Math.Min(entry.Length, LargestUnpacked + 1)) > LargestUnpacked)
        {
            throw new LetterheadException("Файл слишком велик. Оставьте в нём только шапку: до 2 МБ.");
        }
    }

    private static LetterheadException Refused(string what) => new($"В шапке есть {what}. Оставьте в ней только текст, таблицу и рисунок.");

    private static LetterheadException Empty() =>
        new("В файле нет шапки. Поставьте её в верхний колонтитул: «Вставка → Верхний колонтитул», сохраните и пришлите файл снова.");
}
