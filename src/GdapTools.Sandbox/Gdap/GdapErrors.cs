using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// Refusals of writes to relationships, in the form that the service behind Graph gives them. Seen in public are the
/// body of a conflict and the code and message for an unknown relationship; which of its codes other refusals bear is
/// not documented, so all that follow from the state or the content of a request are 400 <c>badRequest</c> here.
/// Sources: https://github.com/microsoft/PartnerCenter-GDAPTransition/issues/13,
/// https://github.com/microsoftgraph/microsoft-graph-docs/issues/21550
/// </summary>
internal static class GdapErrors
{
    public static SandboxResponse Conflict() => Create(409, "conflict", "The resource already exists.");

    public static SandboxResponse UnknownRelationship() =>
        BadRequest("The passed in delegatedAdminRelationshipId is invalid.");

    public static SandboxResponse BadRequest(string message) => Create(400, "badRequest", message);

    public static SandboxResponse Forbidden(string message) => Create(403, "forbidden", message);

    public static SandboxResponse Create(int status, string code, string message) => new(
        status,
        GraphErrors.Write(writer =>
        {
            writer.WriteString("code", code);
            writer.WriteString("message", message);
            writer.WriteNull("target");
            writer.WriteStartArray("details");
            writer.WriteEndArray();
            writer.WriteNull("innerError");
        }),
        GraphJson.ContentType);
}
