using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace RoadmapFunctions.Tests.Pages;

/// <summary>A part of a page as the browser gets it.</summary>
internal static class Rendered
{
    public static async Task<IHtmlDocument> AsHtml<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using var services = new ServiceCollection()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddSingleton(TimeProvider.System) // a whole page says what year it is
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var given = ParameterView.FromDictionary(parameters.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal));
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(given)).ToHtmlString()
        );
        return await new HtmlParser().ParseDocumentAsync(html);
    }
}
