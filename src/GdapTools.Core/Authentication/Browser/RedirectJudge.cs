using System;

namespace GdapTools.Core.Authentication.Browser;

/// <summary>Tells the browser's return from everything else that may come to the port.</summary>
/// <param name="state">What the browser must bring back to be believed.</param>
/// <param name="tenantId">Named in errors.</param>
internal sealed class RedirectJudge(string state, string tenantId)
{
    public RedirectVerdict Judge(RedirectRequest request)
    {
        if (request.Refusal != 0)
        {
            return new RedirectVerdict(request.Refusal);
        }

        string? code = request["code"];
        string? error = request["error"];

        if (code is null && error is null)
        {
            return new RedirectVerdict(404);
        }

        if (!string.Equals(request["state"], state, StringComparison.Ordinal))
        {
            return new RedirectVerdict(400, Failure: RedirectFailure.WrongState(tenantId));
        }

        // A subcode that MSAL goes by, too.
        return error is null ? new RedirectVerdict(200, Code: code)
            : request["error_subcode"] == "cancel" ? new RedirectVerdict(403, Failure: RedirectFailure.Cancelled(tenantId))
            : new RedirectVerdict(403, Failure: RedirectFailure.Reported(error, request["error_description"], tenantId));
    }
}
