using System;
using System.Text.Json;
using GdapTools.Core.Authentication;

namespace GdapTools.Core.Graph;

/// <summary>Takes answers for what they should be: an object, a list, a link to the next page.</summary>
internal sealed class GraphPages(CloudEndpoints endpoints, TimeProvider clock)
{
    /// <exception cref="GdapServiceException">The answer is an error, or no JSON.</exception>
    public JsonElement JsonOf(ServiceAnswer answer) => answer switch
    {
        { IsSuccess: false } => throw ServiceErrorReader.Read(answer, ErrorSource.Graph, clock),
        { Json: JsonElement json } => json,
        _ => throw UnreadableAnswer.NotJson(answer),
    };

    /// <summary>The answer itself, unless it is an error.</summary>
    /// <exception cref="GdapServiceException">The answer is an error.</exception>
    public ServiceAnswer Demand(ServiceAnswer answer) =>
        answer.IsSuccess ? answer : throw ServiceErrorReader.Read(answer, ErrorSource.Graph, clock);

    /// <exception cref="GdapServiceException"><c>ResponseNotACollection</c></exception>
    public static JsonElement ItemsOf(JsonElement page, ServiceAnswer answer) =>
        page.Field("value") is { ValueKind: JsonValueKind.Array } items
            ? items
            : throw UnreadableAnswer.Create(
                "ResponseNotACollection", "The service answered without a list of values.", answer);

    /// <summary>Where the next page is; null on the last.</summary>
    /// <exception cref="GdapException"><c>NextLinkUnreadable</c>, or <c>HostNotAllowed</c>: it lies elsewhere.</exception>
    public Uri? NextLink(JsonElement page, ServiceAnswer answer)
    {
        if (page.Field("@odata.nextLink") is not JsonElement link)
        {
            return null;
        }

        if (link.ValueKind != JsonValueKind.String
            || !Uri.TryCreate(link.GetString(), UriKind.Absolute, out Uri? next)
            || next.IsFile)
        {
            throw UnreadableAnswer.Create("NextLinkUnreadable", "The link to the next page is no address.", answer);
        }

        return CloudEndpoints.IsSameOrigin(next!, endpoints.Graph)
            ? next
            : throw HostGuardHandler.Refused(
                next!,
                $"The next page was said to be at '{HostGuardHandler.Origin(next!)}', which is not this session's Graph.");
    }
}
