using System.Text;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Import;

internal enum FileKind
{
    Empty,
    Text,
    Xlsx,
    OpenDocument,
    BinaryWorkbook,
    OldExcel,
    Protected,
    WebPage,
    Other,
}

/// <summary>Tells a file's kind by its content. The name proves nothing: services name web pages «.xls».</summary>
internal static class FileKinds
{
    private const int BeginningLength = 1024;

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // [MS-OFFCRYPTO] 2.3: a workbook with a password is a compound file with this stream, whose name is UTF-16.
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static FileKind Of(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(Zip))
        {
            return FileKind.Xlsx;
        }

        if (file.StartsWith(CompoundFile))
        {
            return file.IndexOf(EncryptedPackage) >= 0 ? FileKind.Protected : FileKind.OldExcel;
        }

        if (file.IsEmpty)
        {
            return FileKind.Empty;
        }

        var text = TextEncoding.Of(file)?.Decode(file[..Math.Min(file.Length, BeginningLength)]);
        return text is null ? FileKind.Other
            : text.TrimStart().StartsWith('<') ? FileKind.WebPage
            : text.StartsWith("%PDF", StringComparison.Ordinal) ? FileKind.Other
            : FileKind.Text;
    }

    public static string Refusal(FileKind kind) =>
        kind switch
        {
            FileKind.Empty => "В файле нет ни одной строки. Скачайте таблицу с ответами ещё раз.",
            FileKind.Protected => "Файл защищён паролем. Снимите пароль или скачайте таблицу заново: "
                + "в таблице Google — Файл → Скачать → Microsoft Excel (.xlsx).",
            FileKind.OldExcel => "Это файл старого формата Excel (.xls). Откройте его и сохраните как «Книга Excel "
                + "(.xlsx)», или скачайте таблицу Google заново: Файл → Скачать → Microsoft Excel (.xlsx).",
            FileKind.BinaryWorkbook => "Это двоичная книга Excel (.xlsb). Откройте её и сохраните как «Книга Excel (.xlsx)».",
            FileKind.OpenDocument => "Это таблица OpenDocument (.ods). Откройте её и сохраните в формате Excel (.xlsx) или CSV.",
            FileKind.WebPage => "Это веб-страница или файл XML, а не таблица, какое бы имя ни было у файла: часто так сохраняется "
                + "страница входа в Google. В таблице Google выберите Файл → Скачать → Microsoft Excel (.xlsx).",
            _ => "Это не таблица. Пришлите файл Excel (.xlsx) или CSV: в таблице Google — Файл → Скачать → Microsoft Excel (.xlsx).",
        };
}
