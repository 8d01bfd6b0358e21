namespace RoadmapFunctions.Documents.Word;

/// <summary>Draws a document as a Word file whose charts can be edited in Word.</summary>
public static class WordWriter
{
    /// <summary>The same document gives the same bytes.</summary>
    /// <param name="output">Left open.</param>
    public static void Write(Document document, Stream output)
    {
        using var package = new MemoryStream();
        WordPackage.Create(LegalDocument.Of(document), package);
        ZipNormalizer.Normalize(package, output);
    }
}
