using System;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Tokens;

/// <summary>What Partner Center says of a call's MFA: a header, in some answers a field of the body.</summary>
internal static class PartnerCenterVerdict
{
    public static ProbeResult Of(ServiceAnswer answer, PartnerCenterClient client, SessionKind kind)
    {
        GdapServiceException? error = answer.IsSuccess ? null : client.Error(answer);

        if (error?.IsMissingMfaClaim == true)
        {
            return Result(GdapVerdict.Fail, answer, error, "Partner Center refused this token: it carries no MFA claim.");
        }

        if (kind == SessionKind.AppOnly)
        {
            return Result(
                GdapVerdict.NotApplicable,
                answer,
                error,
                "Partner Center's MFA requirement does not reach calls of an application alone.");
        }

        if (IsCompliant(answer) is bool isCompliant)
        {
            return isCompliant
                ? Result(GdapVerdict.Pass, answer, error, "Partner Center counts this token as MFA compliant.")
                : Result(GdapVerdict.Fail, answer, error, "Partner Center does not count this token as MFA compliant.");
        }

        string message = error is null
            ? "Partner Center answered without saying whether the call was MFA compliant."
            : error.Message + " Indirect resellers have no access to this API.";
        return Result(GdapVerdict.Unknown, answer, error, message);
    }

    private static bool? IsCompliant(ServiceAnswer answer)
    {
        if (bool.TryParse(answer.Header("isMfaCompliant"), out bool said))
        {
            return said;
        }

        if (answer.Json is { ValueKind: JsonValueKind.Object } body)
        {
            foreach (JsonProperty property in body.EnumerateObject())
            {
                if (property.Name.Equals("isMfaCompliant", StringComparison.OrdinalIgnoreCase)
                    && property.Value.ValueKind is (JsonValueKind.True or JsonValueKind.False))
                {
                    return property.Value.ValueKind == JsonValueKind.True;
                }
            }
        }

        return null;
    }

    private static ProbeResult Result(
        GdapVerdict verdict,
        ServiceAnswer answer,
        GdapServiceException? error,
        string message) => new()
    {
        Target = ProbeTarget.PartnerCenter,
        Verdict = verdict,
        StatusCode = answer.StatusCode,
        ErrorCode = error?.Code,
        Message = message,
    };
}
