using Azure.Storage.Blobs;
using Microsoft.Playwright;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>A campaign is written in the browser alone, from an order's text to publication. It has a storage of its own: a campaign is
/// everybody's.</summary>
[Trait("Category", "Browser")]
public sealed class EditorPathTests(EditorPathTests.App app, BrowserFixture browser) : IClassFixture<EditorPathTests.App>
{
    private const string Order = """
        УПРАВЛЕНИЕ ОБРАЗОВАНИЯ ГОРОДА ЗАРЕЧНОГО
        ПРИКАЗ
        от 12.09.2022 № 118-од
        г. Заречный
        О мониторинге чтения в школах города
        В соответствии с приказом управления образования города Заречного от 01.09.2022 № 5
        1. Руководителям школ (МБОУ СОШ № 1, МБОУ СОШ № 2, 3) представить сведения за 1-е полугодие 2022-2023 учебного года до 03.10.2022.
        2. Подготовить аналитический отчет до 20.10.2022.
        3. Контроль исполнения приказа возложить на Петрову А.А., заместителя начальника.
        № п/п	Мероприятия	Варианты ответа
        1.	Создание школьного плана чтения	1. Создан 2. В процессе разработки 3. Другое (написать конкретно)
        2.	Проведение недели чтения	1. Проведена 2. Не проведена
        """;

    [Fact]
    public async Task A_campaign_goes_from_the_text_of_an_order_to_publication_without_scripts()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running, scripts: false);
        var page = visit.Page;
        await SignInWithoutScriptsAsync(page);
        await page.GotoAsync("/desk/edit");
        await page.GetByLabel("Текст документа").FillAsync(Order);
        await page.GetByRole(AriaRole.Button, new() { Name = "Начать с текста" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Черновик начат.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("2 вопроса")).ToBeVisibleAsync();
        await page.GotoAsync("/desk/campaigns"); // somebody who has left the draft finds it by its name
        await page.GetByRole(AriaRole.Link, new() { Name = "О мониторинге чтения" }).ClickAsync();

        await OpenAsync(page, "Документ и подписи");
        await Assertions.Expect(page.GetByLabel("Номер", new() { Exact = false }).First).ToHaveValueAsync("118-од");
        await page.GetByLabel("Дата").FillAsync("когда-нибудь");
        await RecordAsync(page);
        await Assertions.Expect(page.GetByText("«когда-нибудь» — не дата.")).ToBeVisibleAsync();
        await page.GetByLabel("Дата").FillAsync("12 сентября 2022 года");
        await page.GetByLabel("Кратко").FillAsync("МБУ ЦРО");
        await page.GetByLabel("Должность подписывающего").FillAsync("Директор МБУ ЦРО");
        await page.GetByLabel("Инициалы и фамилия").FillAsync("А.А. Сидорова");
        await page.GetByLabel("Кто получает сводную информацию").FillAsync("Управление образования");
        await RecordAsync(page);
        await Assertions.Expect(page.GetByText("Записано в черновик.")).ToBeVisibleAsync();

        await OpenAsync(page, "Сроки"); // no list knows Заречный
        await Assertions.Expect(page.GetByText("Выберите часовой пояс города.")).ToBeVisibleAsync();
        await page.GetByLabel("Часовой пояс города").SelectOptionAsync("Asia/Yekaterinburg");
        await RecordAsync(page);

        await OpenAsync(page, "Школы");
        await page.GetByLabel("Ячейки, скопированные из Excel")
            .FillAsync("Наименование\tПочта\nМБОУ СОШ № 1\tone@example.org\nМБОУ СОШ № 4\tнет\nМБОУ Лицей № 5\tfive@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Строка 3: «нет» — не адрес почты.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Записать в черновик" }).ClickAsync();
        await Assertions
            .Expect(page.GetByLabel("Ячейки, скопированные из Excel"))
            .ToHaveValueAsync("Наименование\tПочта\nМБОУ СОШ № 4\tнет");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "4 школы в черновике" })).ToBeVisibleAsync();

        await OpenAsync(page, "Вопросы");
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить вопрос" }).ClickAsync();
        await page.GetByLabel("Вопрос или мероприятие").FillAsync("Пополнение школьной библиотеки");
        await page.GetByLabel("Как отвечает школа").SelectOptionAsync("one-of");
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить вариант" }).ClickAsync();
        await page.GetByLabel("Текст, вариант 1", new() { Exact = false }).FillAsync("Пополнена");
        await RecordAsync(page);
        await page.GetByLabel("Проверено: угадано верно").CheckAsync();
        await RecordAsync(page);

        await OpenAsync(page, "Черновик");
        await Assertions.Expect(page.GetByText("Угадано по словам: проверьте. Так в 2 местах.").First).ToBeVisibleAsync();
        for (var question = 0; question < 2; question++)
        {
            await OpenAsync(page, "Вопросы");
            await page.Locator("#list li").Nth(question).GetByRole(AriaRole.Link).ClickAsync();
            await page.GetByLabel("Проверены все варианты: угадано верно").CheckAsync();
            await RecordAsync(page);
        }

        await OpenAsync(page, "Вопросы"); // what was removed by mistake comes back
        await page.Locator("button[value='remove:activities[1]']").ClickAsync();
        await Assertions.Expect(page.GetByText("Убран вопрос «Проведение недели чтения».")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Вернуть" }).ClickAsync();
        await Assertions.Expect(page.Locator("#list > li")).ToHaveCountAsync(3);

        await OpenAsync(page, "Черновик");
        await page.GetByRole(AriaRole.Button, new() { Name = "Завести кампанию" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Опубликовано:")).ToBeVisibleAsync();
        var campaign = await app.Running.GetAsync("api/campaigns/campaign-2022-09");
        Assert.Equal(3, campaign["activities"]!.AsArray().Count);
        Assert.Equal(4, campaign["organizations"]!.AsArray().Count);
        Assert.Equal("Петрову А.А., заместителя начальника", (string?)campaign["legalBasis"]!["controller"]);
        Assert.Equal("one-of", (string?)campaign["activities"]![2]!["kind"]);

        await page.GotoAsync("/desk/campaigns/campaign-2022-09/preview?as=form");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Пополнена" }).CheckAsync();
        await RecordAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ответ был бы принят" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_page_of_the_editor_fits_every_screen_and_every_reader()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running);
        var page = visit.Page;
        await page.GotoAsync("/desk/edit");
        await visit.LookAsync("editor-beginning");
        foreach (
            var (address, name) in new[]
            {
                ("", "overview"),
                ("?part=order", "order"),
                ("?part=schools", "schools"),
                ("?part=question&item=causes", "question"),
            }
        )
        {
            await page.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/edit{address}");
            await visit.LookAsync($"editor-{name}");
        }

        foreach (var name in new[] { "dates", "questions", "recommendations", "terms", "sheet", "school&item=sosh-5" })
        {
            await page.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/edit?part={name}");
            await visit.GlanceAsync($"editor-{name.Split('&')[0]}");
        }
    }

    [Fact]
    public async Task A_draft_is_looked_at_as_a_school_and_as_a_reader_and_nothing_is_stored()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running);
        var page = visit.Page;
        var before = (await app.Running.GetAsync($"api/campaigns/{app.Campaign.Id}/progress")).ToJsonString();
        await page.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/preview");
        await visit.GlanceAsync("preview");
        await page.GetByRole(AriaRole.Link, new() { Name = "Страница школы" }).ClickAsync();
        await page.GetByLabel("Приняты управленческие решения").CheckAsync();
        await RecordAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ответ был бы принят" })).ToBeVisibleAsync();
        await visit.GlanceAsync("preview-answer");
        await page.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/preview?as=google");
        await visit.GlanceAsync("preview-google");
        await page.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/preview?as=report");
        await Assertions.Expect(page.GetByText("Ответы вымышлены").First).ToBeVisibleAsync();
        await page.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/preview?as=paper");
        await Assertions.Expect(page.GetByText("Приняты управленческие решения").First).ToBeVisibleAsync();
        Assert.Equal(before, (await app.Running.GetAsync($"api/campaigns/{app.Campaign.Id}/progress")).ToJsonString());
    }

    [Fact]
    public async Task A_draft_that_cannot_be_read_is_deleted_where_it_is_met()
    {
        var drafts = new BlobServiceClient(app.Running.Azurite.Storage.ConnectionString).GetBlobContainerClient("drafts");
        await drafts.GetBlobClient($"{app.Campaign.Id}.json").UploadAsync(BinaryData.FromString("{\"campaign\": "), overwrite: true);
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running);
        var page = visit.Page;
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/edit?part=school&item=sosh-5");
        await Assertions.Expect(page.GetByText("Действующая кампания и ответы школ целы.")).ToBeVisibleAsync();
        await visit.GlanceAsync("damaged-draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Удалить черновик" }).ClickAsync();
        await page.ArriveAtAsync("**/desk/campaigns");
        await page.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/edit?part=school&item=sosh-5");
        await Assertions.Expect(page.GetByLabel("Краткое название")).ToHaveValueAsync("СОШ № 5");
        await page.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/journal");
        await Assertions.Expect(page.GetByText($"повреждённый черновик {app.Campaign.Id}")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Of_two_people_in_one_part_the_second_is_shown_both_texts()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running);
        var page = visit.Page;
        await page.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/edit?part=terms");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/edit?part=terms");
        await other.GetByLabel("Сокращение").FillAsync("ОУ");
        await RecordAsync(other);
        await Assertions.Expect(other.GetByText("Записано в черновик.")).ToBeVisibleAsync();
        await page.GetByLabel("Сокращение").FillAsync("ОШ");
        await RecordAsync(page);
        await Assertions.Expect(page.GetByText("Не записано: пока страница была открыта")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Сокращение")).ToHaveValueAsync("ОШ");
        await Assertions.Expect(page.GetByText("Записано сейчас: ОУ")).ToBeVisibleAsync();
        await visit.GlanceAsync("editor-conflict");
        await RecordAsync(page);
        await Assertions.Expect(page.GetByText("Записано в черновик.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Unwritten_text_is_asked_about_before_the_page_is_left_and_an_untouched_page_is_not()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running);
        var page = visit.Page;
        var asked = new List<string>();
        var leaves = false;
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await (leaves ? dialog.AcceptAsync() : dialog.DismissAsync());
        };
        var address = $"/desk/campaigns/{app.Campaign.Id}/edit?part=order";
        await page.GotoAsync(address);
        await OpenAsync(page, "Сроки");
        await page.ArriveAtAsync("**part=dates");
        Assert.Empty(asked);
        await page.GotoAsync(address);
        await page.GetByLabel("Название формы и отчёта").FillAsync("Незаписанное");
        await OpenAsync(page, "Сроки");
        Assert.Equal(["На странице есть незаписанное. Уйти и не записать?"], asked);
        await Assertions.Expect(page.GetByLabel("Название формы и отчёта")).ToHaveValueAsync("Незаписанное");
        leaves = true;
        await OpenAsync(page, "Сроки");
        await page.ArriveAtAsync("**part=dates");
    }

    [Fact]
    public async Task A_session_that_ends_while_somebody_types_takes_nothing_away()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running);
        var page = visit.Page;
        await page.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/edit?part=school&item=sosh-41");
        await page.GetByLabel("Контакт").FillAsync("Набрано до конца сеанса");
        await page.Context.ClearCookiesAsync();
        await RecordAsync(page);
        await Assertions.Expect(page.GetByText("Сеанс кончился, и отправленное не записано.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("То, что вы набрали, сохранено в этом окне")).ToBeVisibleAsync();
        await visit.GlanceAsync("session-ended");
        await page.GetByLabel("Ключ оператора").FillAsync(app.Running.Key.Text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("Вернулось то, что вы набрали")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Контакт")).ToHaveValueAsync("Набрано до конца сеанса");
        await visit.GlanceAsync("editor-text-is-back");
        await RecordAsync(page);
        await Assertions.Expect(page.GetByText("Набрано до конца сеанса").First).ToBeVisibleAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("sessionStorage.length"));
    }

    [Fact]
    public async Task What_was_typed_for_a_question_that_is_gone_is_shown_with_a_way_back()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running);
        var page = visit.Page;
        await page.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/edit?part=question&item=trainings");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/edit?part=questions");
        await other.Locator("button[value='remove:activities[8]']").ClickAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { Name = "Вернуть" })).ToBeVisibleAsync();
        await page.GetByLabel("Кратко, для диаграмм и таблиц").FillAsync("Тренинги для учеников");
        await RecordAsync(page);
        await Assertions.Expect(page.GetByText("Не записано: вопрос, раздел или школу убрали в другом окне.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Тренинги для учеников")).ToBeVisibleAsync();
        await visit.GlanceAsync("editor-gone");
        await page.GetByRole(AriaRole.Link, new() { Name = "Все вопросы" }).ClickAsync();
        await visit.GlanceAsync("editor-removed-question");
        await page.GetByRole(AriaRole.Button, new() { Name = "Вернуть" }).ClickAsync();
        await Assertions.Expect(page.Locator("#list > li")).ToHaveCountAsync(app.Campaign.Activities.Count);
    }

    [Fact]
    public async Task A_school_whose_card_somebody_has_changed_meanwhile_is_shown_and_not_removed()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running);
        var page = visit.Page;
        var card = $"/desk/campaigns/{app.Campaign.Id}/edit?part=school&item=sosh-28";
        await page.GotoAsync(card);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(card);
        await other.GetByLabel("Контакт").FillAsync("Петрова, 51-00-00");
        await RecordAsync(other);
        await Assertions.Expect(other.GetByText("Петрова, 51-00-00").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Убрать школу из черновика" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Не записано: пока страница была открыта")).ToBeVisibleAsync();
        await page.GotoAsync(card);
        await Assertions.Expect(page.GetByLabel("Контакт")).ToHaveValueAsync("Петрова, 51-00-00");
    }

    [Fact]
    public async Task A_changed_address_of_a_school_takes_two_clicks_and_no_publication()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running);
        var page = visit.Page;
        await page.GotoAsync($"/desk/campaigns/{app.Campaign.Id}/organizations/sosh-44");
        await page.GetByRole(AriaRole.Link, new() { Name = "Карточка школы" }).ClickAsync();
        await page.GetByLabel("Почта").FillAsync("new@example.org");
        await RecordAsync(page);
        await Assertions.Expect(page.GetByText("new@example.org")).ToBeVisibleAsync();
        var campaign = await app.Running.GetAsync($"api/campaigns/{app.Campaign.Id}");
        Assert.Contains(campaign["organizations"]!.AsArray(), school => (string?)school!["email"] == "new@example.org");
    }

    private static Task OpenAsync(IPage page, string part) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Разделы кампании" })
            .GetByRole(AriaRole.Link, new() { Name = part, Exact = true })
            .ClickAsync();

    private static Task RecordAsync(IPage page) => page.Locator(".send button").ClickAsync();

    private async Task SignInWithoutScriptsAsync(IPage page)
    {
        await page.GotoAsync("/desk/sign-in");
        await page.GetByLabel("Ключ оператора").FillAsync(app.Running.Key.Text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти", Exact = true }).First.ClickAsync();
        await page.LeaveAsync("sign-in");
    }

    public sealed class App : IAsyncLifetime
    {
        private readonly AzuriteFixture azurite = new();
        private PagesApp? pages;

        public RunningApp Running => pages!.Running;

        public Campaign Campaign => pages!.Campaign;

        public async ValueTask InitializeAsync()
        {
            await azurite.InitializeAsync();
            pages = new PagesApp(azurite);
            await pages.InitializeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await pages!.DisposeAsync();
            await azurite.DisposeAsync();
        }
    }
}
