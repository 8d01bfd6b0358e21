using System.Globalization;
using System.Text;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Reads a JSON string that is well formed but not valid Unicode: each lone surrogate becomes U+FFFD.</summary>
internal static class LenientJsonText
{
    public static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var text = Encoding.UTF8.GetString(escaped);
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u')
            {
                result.Append((char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                result.Append(
                    text[i] switch
                    {
                        'n' => '\n',
                        't' => '\t',
                        'r' => '\r',
                        'b' => '\b',
                        'f' => '\f',
                        var other => other,
                    }
                );
            }
        }

        return string.Concat(result.ToString().EnumerateRunes().Select(rune => rune.ToString()));
    }
}
