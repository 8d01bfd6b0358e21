using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>The head of the first page, from the department's own file.</summary>
internal static class WordLetterhead
{
    public static void Fill(HeaderPart part, Letterhead letterhead)
    {
        foreach (var picture in letterhead.Pictures)
        {
            using var content = new MemoryStream(picture.Content);
            part.AddImagePart(picture.ContentType == "image/png" ? ImagePartType.Png : ImagePartType.Jpeg, picture.Id).FeedData(content);
        }

        part.Header = new W.Header { InnerXml = letterhead.Xml };
    }
}
