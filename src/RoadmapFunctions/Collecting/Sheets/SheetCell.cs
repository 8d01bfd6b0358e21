using System.Globalization;
using System.Text.Json.Serialization;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// A cell's unformatted value: a text, a number (dates are numbers too), a boolean, nothing, or something that a cell cannot hold.
/// </summary>
[JsonConverter(typeof(SheetCellConverter))]
public readonly record struct SheetCell
{
    public const string True = "TRUE";
    public const string False = "FALSE";

    private readonly string? text;

    private SheetCell(SheetCellKind kind, string text, double number = 0, bool isShown = false, bool hasLook = false)
    {
        Kind = kind;
        this.text = text;
        Number = number;
        IsShown = isShown;
        HasLook = hasLook;
    }

    public static SheetCell Blank => default;

    public SheetCellKind Kind { get; }

    /// <summary>What a person typed, as far as the value shows it: Google turns a typed «5» into a number.</summary>
    public string Text => text ?? string.Empty;

    /// <summary>The number of a cell, kept even where the text is what the sheet shows for it.</summary>
    public double Number { get; }

    /// <summary>It is a number, and its text is what people see.</summary>
    public bool HasLook { get; }

    /// <summary>The text is what the sheet shows for a number. It can change tomorrow without a change of the value.</summary>
    public bool IsShown { get; }

    public bool IsBlank => Kind == SheetCellKind.Blank || (Kind == SheetCellKind.Text && string.IsNullOrWhiteSpace(Text));

    public static SheetCell OfText(string text) => text.Length == 0 ? Blank : new(SheetCellKind.Text, text);

    public static SheetCell OfNumber(double number) =>
        new(SheetCellKind.Number, number.ToString("R", CultureInfo.InvariantCulture), number);

    /// <summary>A number, such as a date, whose text is what people see.</summary>
    public static SheetCell OfShownNumber(double number, string shown) => new(SheetCellKind.Number, shown, number, hasLook: true);

    /// <inheritdoc cref="IsShown"/>
    public static SheetCell OfShown(double number, string text) => new(SheetCellKind.Text, text, number, isShown: true, hasLook: true);

    public static SheetCell OfBoolean(bool value) => new(SheetCellKind.Boolean, value ? True : False);

    /// <param name="json">As it came.</param>
    public static SheetCell OfUnsupported(string json) => new(SheetCellKind.Unsupported, json);
}

public enum SheetCellKind
{
    Blank,
    Text,
    Number,
    Boolean,

    /// <summary>An array or an object, which a sheet never holds.</summary>
    Unsupported,
}
