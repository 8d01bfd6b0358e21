using RoadmapFunctions.Answers;
using Xunit;

namespace RoadmapFunctions.Tests.Answers;

/// <summary>Own words that look as if they named a person, and words that only look a little like that.</summary>
public sealed class PersonalTracesTests
{
    [Theory]
    [InlineData("звоните: 8-913-812-34-56", PersonalTrace.Telephone)]
    [InlineData("+7 (913) 812 34 56", PersonalTrace.Telephone)]
    [InlineData("контакт 89138123456", PersonalTrace.Telephone)]
    [InlineData("8(3822)53-42-11", PersonalTrace.Telephone)]
    [InlineData("(3822) 53-42-11, приёмная", PersonalTrace.Telephone)]
    [InlineData("тел. 53-42-11", PersonalTrace.Telephone)]
    [InlineData("Телефон: 534211", PersonalTrace.Telephone)]
    [InlineData("писать на ivanova_mp@mail.ru", PersonalTrace.Mail)]
    [InlineData("почта school5@education.tomsk.ru", PersonalTrace.Mail)]
    [InlineData("семья живёт на ул. Ленина, д. 5", PersonalTrace.House)]
    [InlineData("пр. Кирова 12", PersonalTrace.House)]
    [InlineData("переулок Нахановича, 3а", PersonalTrace.House)]
    [InlineData("д. 12, кв. 4", PersonalTrace.House)]
    [InlineData("ответственная Иванова М.П.", PersonalTrace.Name)]
    [InlineData("отвечает М. П. Иванова", PersonalTrace.Name)]
    [InlineData("Римский-Корсаков Н.А. ведёт кружок", PersonalTrace.Name)]
    [InlineData("классный руководитель Мария Петровна", PersonalTrace.Name)]
    [InlineData("беседа с Иваном Ильичом", PersonalTrace.Name)]
    [InlineData("Сидоров Пётр Никитич", PersonalTrace.Name)]
    [InlineData("вручено Анне Сергеевне", PersonalTrace.Name)]
    public void Personal_data_in_own_words_is_marked(string text, PersonalTrace trace) => Assert.Equal([trace], PersonalTraces.In(text));

    [Theory]
    [InlineData("")]
    [InlineData("Разработана и утверждена 28.01.2021")]
    [InlineData("приказ № 47-22-01 от 12.01.2021")]
    [InlineData("распоряжение от 25.12.2020 № 1022-р")]
    [InlineData("в 2020-2021 учебном году")]
    [InlineData("охвачено 12-15 человек, это 85-90 %")]
    [InlineData("классы 5-9, 10-11")]
    [InlineData("МАОУ СОШ № 5 им. А.К. Ерохина г. Томска")]
    [InlineData("МБОУ Академический лицей имени Г.А. Псахье")]
    [InlineData("по плану гимназии имени Пушкина")]
    [InlineData("читаем А. Барто и К. Чуковского")]
    [InlineData("Дорожная карта, Департамент образования")]
    [InlineData("сайт http://school5.tomsk.ru/news/20210128")]
    [InlineData("проведены встречи на улице Ленина")]
    [InlineData("площадка на проспекте Мира")]
    [InlineData("баллы 3,45 и 4.12")]
    [InlineData("ст. 28 ч. 3 закона № 273-ФЗ")]
    [InlineData("ИНН 7017123456")]
    [InlineData("15 января Областной семинар")]
    [InlineData("Ольга Бузова")] // a first name and a surname are two words with capitals, as «Дорожная Карта» is
    public void Ordinary_text_is_not_marked_as_personal_data(string text) => Assert.Empty(PersonalTraces.In(text));

    [Fact]
    public void Several_kinds_are_told_once_each() =>
        Assert.Equal(
            [PersonalTrace.Mail, PersonalTrace.Telephone, PersonalTrace.Name],
            PersonalTraces.In("Иванова М.П., Петрова А.А., т. 53-42-11, тел. 53-42-12, a@b.ru")
        );

    [Theory]
    [InlineData('8')]
    [InlineData('-')]
    [InlineData('А')]
    [InlineData('.')]
    [InlineData('@')]
    [InlineData(' ')]
    public void A_long_text_costs_bounded_work_and_no_fault(char letter)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        PersonalTraces.In(new string(letter, 30_000));
        PersonalTraces.In(string.Concat(Enumerable.Repeat($"ул. А{letter}", 6000)));
        Assert.InRange(started.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15)); // patience is one second for each of eight
    }
}
