using System.Text;

namespace RoadmapFunctions.EndToEnd.Hostile;

/// <summary>A form as no page of ours sends it: fields missing, doubled, huge, in wrong encodings; the body cut or mixed up; a type of
/// another body.</summary>
internal sealed class SpoiltForm(Random random)
{
    private const string Boundary = "----boundary7a3f";
    private const string UrlEncodedType = "application/x-www-form-urlencoded";
    private const string MultipartType = $"multipart/form-data; boundary={Boundary}";

    private static readonly string[] Texts =
    [
        "",
        " ",
        "\0",
        "\r\n",
        "null",
        "true",
        "-1",
        "99999999999999999999",
        "../../etc/passwd",
        "<script>alert(1)</script>",
        "=1+1",
        "\u202Eабв",
        "e\u0301",
        "\uFEFF",
        "🎓",
        "%00",
        "{}",
        "[]",
        "' OR 1=1 --",
        "PartitionKey eq 'x'",
        new('я', 40_000),
        new('\0', 5_000),
        new('%', 3_000),
    ];

    private static readonly string[] Names =
    [
        "",
        "options.",
        "options.scheme",
        "other.scheme",
        "other.nothing",
        "action",
        "file",
        "kept",
        "keptName",
        "revision",
        "__proto__",
        "[0]",
        "я",
        new('n', 3_000),
    ];

    private static readonly string[] Types =
    [
        "",
        "text/plain",
        "application/json",
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=no-such",
        "application/x-www-form-urlencodedx",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"",
        "multipart/form-data; boundary=other",
        "multipart/form-data; boundary=a; boundary=b",
        "multipart/mixed; boundary=----boundary7a3f",
        $"multipart/form-data; boundary={new string('b', 5_000)}",
        "application/octet-stream",
        ";;;",
        "/",
        "multipart/form-data;boundary=----boundary7a3f;charset=utf-7",
    ];

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "&",
            "=",
            "%",
            "%zz",
            "%ff%fe",
            "%ed%a0%80",
            "%00",
            "+",
            "\r\n",
            "--",
            $"--{Boundary}",
            $"--{Boundary}--",
            "\r\n\r\n",
            "Content-Disposition: form-data; name=\"action\"\r\n\r\n",
            "filename=",
            "\"",
            ";",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE],
        [0xC0, 0x80],
        [0xED, 0xA0, 0x80],
        [0],
        [.. Enumerable.Repeat((byte)'&', 3_000)],
    ];

    /// <param name="file">Sent in the field «file»; null for a form without files.</param>
    public ByteArrayContent Of(IEnumerable<KeyValuePair<string, string>> form, byte[]? file)
    {
        var fields = form.ToList();
        for (var times = random.Next(0, 3); times > 0; times--)
        {
            Spoil(fields);
        }

        var multipart = file is not null != (random.Next(12) == 0);
        var body = multipart ? Multipart(fields, file ?? []) : UrlEncoded(fields);
        for (var times = random.Next(0, 3); times > 0; times--)
        {
            body = Spoilt(body);
        }

        var content = new ByteArrayContent(body);
        var type =
            random.Next(4) == 0 ? Any(Types)
            : multipart ? MultipartType
            : UrlEncodedType;
        if (type.Length > 0)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return content;
    }

    private void Spoil(List<KeyValuePair<string, string>> fields)
    {
        var at = random.Next(fields.Count + 1);
        switch (random.Next(6))
        {
            case 0 when at < fields.Count:
                fields.RemoveAt(at);
                break;
            case 1 when at < fields.Count:
                fields.Add(fields[at]);
                break;
            case 2 when at < fields.Count:
                fields[at] = new(Any(Names), fields[at].Value);
                break;
            case 3 when at < fields.Count:
                fields[at] = new(fields[at].Key, Any(Texts));
                break;
            case 4:
                fields.AddRange(
                    Enumerable.Range(0, random.Next(2_000)).Select(number => new KeyValuePair<string, string>($"f{number}", "1"))
                ); // a form may have 1,024
                break;
            default:
                fields.Insert(at, new(Any(Names), Any(Texts)));
                break;
        }
    }

    private byte[] Spoilt(byte[] body)
    {
        var at = random.Next(body.Length + 1);
        var to = Math.Min(at + random.Next(1, 40), body.Length);
        return random.Next(5) switch
        {
            0 => body[..at],
            1 => [.. body[..at], .. body[to..]],
            2 => [.. body[..to], .. body[at..]],
            3 => [.. body[..at], (byte)random.Next(256), .. body[at..]],
            _ => [.. body[..at], .. Any(Pieces), .. body[at..]],
        };
    }

    private static byte[] UrlEncoded(IEnumerable<KeyValuePair<string, string>> fields) =>
        Encoding.ASCII.GetBytes(
            string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"))
        );

    private static byte[] Multipart(IEnumerable<KeyValuePair<string, string>> fields, byte[] file) =>
        [
            .. fields.SelectMany(field =>
                Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{field.Key}\"\r\n\r\n{field.Value}\r\n")
            ),
            .. Encoding.UTF8.GetBytes(
                $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"файл.csv\"\r\nContent-Type: text/csv\r\n\r\n"
            ),
            .. file,
            .. Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n"),
        ];

    private T Any<T>(T[] of) => of[random.Next(of.Length)];
}
