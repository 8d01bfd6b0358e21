using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost.CommandLine;

namespace RoadmapFunctions.LocalHost.Skeletons;

/// <summary>Writes the file of the next campaign, to be completed by hand.</summary>
internal static class CampaignSkeletonFile
{
    /// <param name="path">The file name without «.json» is the campaign's id. An existing file is never touched.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync(
        string path,
        string? previousFile,
        OperatorConsole console,
        CancellationToken cancellationToken
    )
    {
        if (File.Exists(path))
        {
            console.Failure($"Файл {path} уже есть и не изменён. Назовите другой или уберите этот.");
            return 1;
        }

        var previous = ShippedCampaign.Find(previousFile);
        var next = CampaignSkeleton.After(previous, Path.GetFileNameWithoutExtension(path));
        if (CampaignRules.Check(next).FirstOrDefault(mistake => mistake.Place == "$.id") is { } bad)
        {
            console.Failure($"Имя файла становится id кампании: {bad.Problem}. Как исправить: {bad.Mend}.");
            return 1;
        }

        await using (var file = new FileStream(path, FileMode.CreateNew))
        {
            await JsonSerializer.SerializeAsync(file, next, CampaignFile.Json, cancellationToken);
        }

        console.Step($"Записана заготовка: {path}. Предыдущая кампания — {previous.Id}.");
        console.Step(
            "Впишите номер и дату распоряжения (legalBasis), проверьте period, сроки (milestones) и список школ; "
                + "таблицу (sheet) — когда создадите форму."
        );
        return 0;
    }
}
