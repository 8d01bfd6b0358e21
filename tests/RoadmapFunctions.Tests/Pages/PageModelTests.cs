using Microsoft.AspNetCore.Components;
using RoadmapFunctions.Documents.Web;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages;
using Xunit;

namespace RoadmapFunctions.Tests.Pages;

public sealed class PageModelTests
{
    private static readonly Type[] App = typeof(FrontPage).Assembly.GetTypes();

    // The front shows nothing of its own; the other is a document that a writer makes.
    private static readonly Type[] WithoutModel = [typeof(FrontPage), typeof(DocumentPage)];

    public static TheoryData<Type> Pages =>
        [
            .. App.Where(type =>
                type.Name.EndsWith("Page", StringComparison.Ordinal)
                && type.IsAssignableTo(typeof(IComponent))
                && !WithoutModel.Contains(type)
            ),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_takes_one_model_and_the_model_says_so(Type page)
    {
        var parameter = Assert.Single(page.GetProperties(), property => property.IsDefined(typeof(ParameterAttribute), inherit: true));
        Assert.Equal("Model", parameter.Name);
        Assert.Equal(typeof(ModelOf<>).MakeGenericType(page), parameter.PropertyType.BaseType);
    }
}
