using Microsoft.AspNetCore.Components;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages;
using Xunit;

namespace RoadmapFunctions.Tests.Pages;

public sealed class PageModelTests
{
    private static readonly Type[] App = typeof(FrontPage).Assembly.GetTypes();

    public static TheoryData<Type> Pages => [.. App.Where(type => type.Name.EndsWith("Page", StringComparison.Ordinal) && type.IsAssignableTo(typeof(IComponent)) && type != typeof(FrontPage))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_takes_one_model_and_the_model_says_so(Type page)
    {
        var parameter = Assert.Single(page.GetProperties(), property => property.IsDefined(typeof(ParameterAttribute), inherit: true));
        Assert.Equal("Model", parameter.Name);
        Assert.Equal(typeof(ModelOf<>).MakeGenericType(page), parameter.PropertyType.BaseType);
    }
}
