using System;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// Which request is allowed to whom in which state: the partner locks what is created and terminates what is active;
/// the customer approves what is pending, or terminates. An indirect reseller approves or rejects what a provider made
/// for it before the customer does. A customer's own rejection is taken as well, which the documentation does not tell
/// of.
/// Sources: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationshiprequest,
/// https://learn.microsoft.com/graph/api/resources/resellerdelegatedadminrelationship
/// </summary>
internal static class RequestRules
{
    /// <summary>The refusal; null when the request is allowed.</summary>
    public static SandboxResponse? Refuse(string action, Party party, JsonElement relationship)
    {
        string? needed = action switch
        {
            RequestAction.LockForApproval => RelationshipStatus.Created,
            RequestAction.Approve or RequestAction.Reject => RelationshipStatus.ApprovalPending,
            RequestAction.Terminate => RelationshipStatus.Active,
            _ => null,
        };
        bool awaitsReseller = relationship.Find("isPartnerConsentPending")?.ValueKind == JsonValueKind.True;
        return needed is null ? GdapErrors.BadRequest("The action is not valid.")
            : !IsTheirs(action, party, relationship)
                ? GdapErrors.Forbidden($"The action '{action}' is not the caller's to take.")
            : relationship.Text("status") != needed
                ? GdapErrors.BadRequest($"The action '{action}' is not allowed in the current status.")
            : action == RequestAction.Approve && party.IsPartner != awaitsReseller
                ? GdapErrors.BadRequest($"The action '{action}' is not allowed while consent is pending elsewhere.")
            : null;
    }

    private static bool IsTheirs(string action, Party party, JsonElement relationship) => action switch
    {
        RequestAction.LockForApproval => party.IsPartner,
        RequestAction.Approve or RequestAction.Reject => !party.IsPartner || IsMadeByProvider(relationship),
        _ => true,
    };

    private static bool IsMadeByProvider(JsonElement relationship) =>
        string.Equals(
            relationship.Text("@odata.type"),
            "#microsoft.graph.resellerDelegatedAdminRelationship",
            StringComparison.Ordinal);
}
