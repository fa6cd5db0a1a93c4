using System.Net.Http;

namespace GdapTools.Core.Graph;

/// <summary>One request that changes something by way of Partner Center.</summary>
/// <param name="Method">POST or DELETE.</param>
/// <param name="Path">Path below the endpoint.</param>
/// <param name="Body">JSON; null for none.</param>
internal sealed record PartnerCenterWrite(HttpMethod Method, string Path, string? Body = null) : ServiceWrite
{
    /// <summary>The same for every repetition: by it the service tells a repetition from a second request. Given by the
    /// first sending.
    /// Source: https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis</summary>
    public string? RequestId { get; set; }
}
