using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Word;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Accepts a new letterhead, or removes the old one.</summary>
public sealed class ReplaceLetterhead(ILetterheads letterheads, Journal journal)
{
    private const int LargestFile = LetterheadReader.LargestFile;

    [Function(nameof(ReplaceLetterhead)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/letterhead")] HttpRequest request,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var (form, file) = await SentFile.ReadAsync(request, LargestFile, cancellationToken);
        if (form["action"] == "remove")
        {
            return await WriteAsync(null, "бланк убран");
        }

        if (file is null)
        {
            return await RefuseAsync(
                $"Файл не выбран, пуст или больше {LargestFile / 1024 / 1024} МБ. Выберите документ Word (*.docx) с шапкой.",
                cancellationToken
            );
        }

        try
        {
            LetterheadReader.Read(file.Content);
        }
        catch (LetterheadException e)
        {
            return await RefuseAsync(e.Message, cancellationToken);
        }

        return await WriteAsync(file.Content, file.Name);

        async Task<IResult> WriteAsync(byte[]? content, string detail)
        {
            await letterheads.WriteAsync(content, cancellationToken);
            await journal.AddEverywhereAsync(request, by, JournalAct.LetterheadReplaced, detail, cancellationToken);
            return new SeeOther(DeskAddress.Letterhead);
        }
    }

    private async Task<IResult> RefuseAsync(string mistake, CancellationToken cancellationToken) =>
        new Page<LetterheadPage>(
            new LetterheadModel(await letterheads.ReadAsync(cancellationToken) is not null, mistake),
            StatusCodes.Status400BadRequest
        );
}
