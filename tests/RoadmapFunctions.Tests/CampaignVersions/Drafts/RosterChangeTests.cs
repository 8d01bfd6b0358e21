using System.Globalization;
using System.Text;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Collecting.Import;
using Xunit;

namespace RoadmapFunctions.Tests.CampaignVersions.Drafts;

/// <summary>A table of schools as people have it, beside the roster.</summary>
public sealed class RosterChangeTests
{
    private static readonly Campaign Empty = TestCampaign.Small with { Organizations = [] };

    [Fact]
    public void Columns_are_found_by_their_headers_in_any_order()
    {
        var school = Assert.Single(
            Of(
                Empty,
                "Район\tE-mail\tПолное наименование ОО\tТелефон директора\nЛенинский\tsosh5@example.org\tМАОУ СОШ № 5 "
                    + "имени А.К. Ерохина\t51-00-00"
            ).Added
        );
        Assert.Equal(
            ("sosh-5", "МАОУ СОШ № 5 имени А.К. Ерохина", "СОШ № 5", "Ленинский", "sosh5@example.org", "51-00-00"),
            (school.Id, school.Name, school.ShortName, school.Municipality, school.Email, school.Contact)
        );
        Assert.Equal(["МАОУ СОШ № 5", "Школа № 5"], school.Aliases);
    }

    [Theory]
    [InlineData("Код ОО\tНаименование ОО\tПочтовый адрес\tЭлектронная почта\n70001\tМАОУ СОШ № 5\t634000, Томск\tsosh5@example.org")]
    [InlineData("ИНН организации\tОО\tНазвание\tE-mail\n7017\tСОШ\tМАОУ СОШ № 5\tsosh5@example.org")]
    [InlineData("Тип ОО\tШкола\tЭл. почта\tАдрес почты\nСОШ\tМАОУ СОШ № 5\tsosh5@example.org\t-")]
    [InlineData("Школа\tЭлектронный журнал\tПочта\nМАОУ СОШ № 5\tесть\tsosh5@example.org")]
    [InlineData("Адрес электронной почты\tУчреждение\tИндекс\nsosh5@example.org\tМАОУ СОШ № 5\t634000")]
    public void Codes_kinds_and_postal_addresses_are_neither_names_nor_mail(string table)
    {
        var change = Of(Empty, table);
        Assert.Empty(change.Mistakes);
        var school = Assert.Single(change.Added);
        Assert.Equal(("МАОУ СОШ № 5", "sosh5@example.org"), (school.Name, school.Email));
    }

    [Fact]
    public void A_header_of_two_merged_rows_under_a_title_is_one_header()
    {
        var change = Of(
            Empty,
            "Список школ города\t\t\n\t\t\nНаименование\tКонтакты\t\n\tпочта\tтелефон\nМБОУ СОШ № "
                + "1\ta@example.org\t11-11\nМБОУ СОШ № 2\tb@example.org\t22-22"
        );
        Assert.Equal(["a@example.org", "b@example.org"], change.Added.Select(school => school.Email));
        Assert.Empty(change.Mistakes);
    }

    [Fact]
    public void Refused_rows_come_back_under_a_header_that_is_read_again()
    {
        var change = Of(
            Empty,
            "№\tШкола\tКонтакты\t\n\t\tДиректор\tЭл. почта\n1\tМБОУ СОШ № 1\tИванова\ta@example.org\n2\tМБОУ СОШ № 2\tПетрова\tпочта"
        );
        Assert.Equal("Наименование\tПочта\tКонтакт\nМБОУ СОШ № 2\tпочта\tПетрова", change.Refused);
        var mended = Of(change.Campaign, change.Refused!.Replace("\tпочта\t", "\tb@example.org\t", StringComparison.Ordinal));
        Assert.Equal(
            ("МБОУ СОШ № 2", "b@example.org", "Петрова"),
            mended.Added.Select(each => (each.Name, each.Email, each.Contact)).Single()
        );
        Assert.Null(mended.Refused);
    }

    [Theory]
    [InlineData("Всего: 60 учреждений\t")]
    [InlineData("ИТОГО\t")]
    [InlineData("Итого: 2\t")]
    [InlineData("2\tвсего")]
    public void A_row_of_totals_is_no_school(string row)
    {
        var change = Of(Empty, $"Наименование\tКонтакт\nМБОУ СОШ № 1\tИванова\nМБОУ СОШ № 2\tПетрова\n{row}");
        Assert.Equal(2, change.Added.Count);
        Assert.Empty(change.Mistakes);
        Assert.Contains("итог таблицы, а не школа", Assert.Single(change.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_names_needs_no_header() =>
        Assert.Equal(["sosh-1", "licej-2"], Of(Empty, "МБОУ СОШ № 1\nМБОУ Лицей № 2").Added.Select(school => school.Id));

    [Fact]
    public void A_school_that_is_known_by_any_name_is_changed_and_not_doubled()
    {
        var change = Of(TestCampaign.Small, "Школа\tПочта\nШкола № 18\tnew@example.org\nСОШ № 13\t");
        Assert.Empty(change.Added);
        Assert.Equal("new@example.org", Assert.Single(change.Changed).Email);
        Assert.Equal("МАОУ СОШ № 18", change.Changed[0].Name);
        Assert.Equal(["sosh-5"], change.NotNamed.Select(school => school.Id));
        Assert.Equal(3, change.Campaign.Organizations.Count);
        Assert.Equal(2, change.WithoutNotNamed().Organizations.Count);
    }

    [Fact]
    public void Each_bad_row_is_named_and_the_others_are_taken()
    {
        var change = Of(
            Empty,
            "Наименование\tПочта\nМБОУ СОШ № 1\ta@example.org\nМБОУ СОШ № 1\tb@example.org\n\tc@example.org\nМБОУ СОШ № "
                + "3\tпочта школы\nМБОУ СОШ № 4\td@example.org"
        );
        Assert.Equal(["sosh-1", "sosh-4"], change.Added.Select(school => school.Id));
        Assert.Equal(
            [
                "Строка 3: школа с таким названием уже есть в строке 2. Если это другая школа, уточните название.",
                "Строка 4: названия школы нет. Впишите его или удалите строку.",
                "Строка 5: «почта школы» — не адрес почты. Впишите один адрес вида school@example.org или оставьте ячейку пустой.",
            ],
            change.Mistakes.Select(mistake => mistake.Sentence)
        );
        Assert.Equal("МБОУ СОШ № 3\tпочта школы", change.Mistakes[2].Row.ToText());
        Assert.Equal("Наименование\tПочта\nМБОУ СОШ № 1\tb@example.org\n\tc@example.org\nМБОУ СОШ № 3\tпочта школы", change.Refused);
    }

    [Fact]
    public void An_address_of_two_schools_is_taken_and_said()
    {
        var change = Of(Empty, "Наименование\tПочта\nООШ № 38\tone@example.org\nООШ № 66\tOne@example.org");
        Assert.Equal(2, change.Added.Count);
        Assert.Equal(
            "Адрес one@example.org — у нескольких школ: ООШ № 38 и ООШ № 66. Письма всех придут в один ящик.",
            Assert.Single(change.Remarks)
        );
    }

    [Fact]
    public void Schools_of_two_towns_with_one_number_are_told_apart()
    {
        var change = Of(Empty, "Наименование\nМБОУ СОШ № 1 г. Асино\nМБОУ СОШ № 1 г. Колпашево");
        Assert.Empty(change.Mistakes);
        Assert.Empty(CampaignRules.Check(change.Campaign));
    }

    [Fact]
    public void A_name_from_the_quarantine_is_learnt_once_and_never_taken_from_another_school()
    {
        var learnt = SchoolNames.Learn(TestCampaign.Small, "sosh-13", "Тринадцатая школа")!;
        Assert.Equal(["Тринадцатая школа"], learnt.FindOrganization("sosh-13")!.Aliases);
        Assert.Null(SchoolNames.Learn(learnt, "sosh-13", "тринадцатая ШКОЛА"));
        Assert.Null(SchoolNames.Learn(TestCampaign.Small, "sosh-13", "Школа №18"));
        Assert.Null(SchoolNames.Learn(TestCampaign.Small, "no-such", "Другая школа"));
        Assert.Null(SchoolNames.Learn(TestCampaign.Small, "sosh-13", "…"));
    }

    [Fact]
    public void A_table_without_schools_is_refused_in_words()
    {
        var refused = Assert.Throws<UnreadableFileException>(() => Of(Empty, "Дата\tСумма\n01.01.2021\t5"));
        Assert.Contains("Не нашёлся столбец с названиями школ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forty_thousand_rows_are_a_roster()
    {
        var text = new StringBuilder("Наименование;Район;Почта\n");
        for (var number = 1; number <= 40_000; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"МБОУ СОШ № {number};Район {number % 50};s{number}@example.org\n");
        }

        var change = Of(Empty, text.ToString());
        Assert.Equal(40_000, change.Added.Count);
        Assert.Distinct(change.Added.Select(school => school.Id));
        Assert.Empty(change.Mistakes);
    }

    private static RosterChange Of(Campaign campaign, string cells) =>
        RosterChange.Of(campaign, TableRows.Read(Encoding.UTF8.GetBytes(cells)));
}
