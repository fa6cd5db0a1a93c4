using System.Globalization;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Entra;
using GdapTools.Sandbox.Graph;
using GdapTools.Sandbox.PartnerCenter;

namespace GdapTools.Sandbox.Faults;

/// <summary>
/// Failures in the words of each service. Graph's are those of graph-429-TooManyRequests, gdap-500-unexpectedError,
/// graph-503-serviceNotAvailable and graph-504-UnknownError-empty-message in tests/graph-contract/errors; any other
/// status has the code and the empty message of the 504. No body of Partner Center or of the token endpoint is
/// documented for these: theirs have the shape of the service's other errors.
/// </summary>
internal static class ServiceErrors
{
    public static SandboxResponse Create(ServiceKind service, SandboxCall call, int status, string? message) =>
        service switch
        {
            ServiceKind.Graph => ForGraph(call, status, message),
            ServiceKind.PartnerCenter => PartnerCenterErrors.Create(
                status, status, message ?? "The service did not answer as it should."),
            _ => EntraErrors.Unavailable(call, status, message),
        };

    private static SandboxResponse ForGraph(SandboxCall call, int status, string? message)
    {
        if (status == 429)
        {
            return GraphErrors.TooManyRequests(call, message ?? "Please retry again later.");
        }

        (string code, string text) = status switch
        {
            500 => ("unexpectedError", "An unexpected error occurred in the server."),
            503 => ("serviceNotAvailable", "Service unavailable"),
            _ => ("UnknownError", ""),
        };
        return GraphErrors.Create(call, status, code, message ?? text);
    }
}
