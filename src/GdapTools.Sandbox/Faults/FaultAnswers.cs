using System;
using System.Linq;
using System.Net;
using System.Text;
using GdapTools.Sandbox.Delivery;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;
using GdapTools.Sandbox.PartnerCenter;

namespace GdapTools.Sandbox.Faults;

/// <summary>What a fault makes of the answer to a request.</summary>
internal static class FaultAnswers
{
    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(10);

    /// <summary>The answer in place of the service's own; null if that one is only altered.</summary>
    /// <param name="hit">The fault.</param>
    /// <param name="target">The request.</param>
    /// <param name="date">The time that the answer bears.</param>
    public static SandboxResponse? Replace(FaultBook.Hit hit, FaultTarget target, DateTimeOffset date)
    {
        GdapFault fault = hit.Fault;
        SandboxCall call = target.Call;
        return fault.Kind switch
        {
            GdapFaultKind.Reset => new SandboxResponse(0) { Delivery = DeliveryKind.Reset },
            GdapFaultKind.Timeout => new SandboxResponse(0) { Delivery = DeliveryKind.Never },
            GdapFaultKind.Status or GdapFaultKind.BatchFailure => WithDelay(
                ServiceErrors.Create(target.Service, call, fault.StatusCode ?? 503, fault.Message),
                fault,
                fault.RetryAfter,
                date),
            GdapFaultKind.Throttle => WithDelay(
                ServiceErrors.Create(target.Service, call, 429, fault.Message),
                fault,
                fault.RetryAfter ?? s_retryAfter,
                date),
            GdapFaultKind.ProxyHtml => Page(fault),
            GdapFaultKind.ExpiredToken => target.Service == ServiceKind.PartnerCenter
                ? PartnerCenterErrors.ExpiredToken()
                : GraphErrors.ExpiredToken(call),
            GdapFaultKind.ClaimsChallenge => GraphErrors.ClaimsChallenge(call, hit.Claims!),
            GdapFaultKind.GzipBomb => new SandboxResponse(200, "", GraphJson.ContentType) { Body = Compression.Bomb }
                .With("Content-Encoding", "gzip"),
            _ => null,
        };
    }

    /// <summary>Alters the service's own answer.</summary>
    public static SandboxResponse Alter(GdapFaultKind kind, SandboxResponse answer)
    {
        answer.Origin = AnswerOrigin.Fault;
        switch (kind)
        {
            case GdapFaultKind.SlowLoris:
                answer.Delivery = DeliveryKind.Trickle;
                break;
            case GdapFaultKind.CutOff:
                answer.Delivery = DeliveryKind.CutOff;
                break;
            case GdapFaultKind.TruncatedJson:
                answer.Body = [.. answer.Body.Take(answer.Body.Length / 2)];
                break;
            case GdapFaultKind.Gzip:
                answer.Body = Compression.Compress(answer.Body);
                answer.With("Content-Encoding", "gzip");
                break;
        }

        return answer;
    }

    private static SandboxResponse WithDelay(
        SandboxResponse answer, GdapFault fault, TimeSpan? delay, DateTimeOffset date) =>
        RetryAfter.Add(answer, delay, fault.RetryAfterAsDate ? date : null);

    private static SandboxResponse Page(GdapFault fault)
    {
        string text = WebUtility.HtmlEncode(fault.Message ?? "Please sign in to use this network.");
        string page = "<!DOCTYPE html>\n<html><head><title>Network access</title></head>"
            + $"<body><h1>Network access</h1><p>{text}</p></body></html>\n";
        return new SandboxResponse(fault.StatusCode ?? 200, "", "text/html; charset=utf-8")
        {
            Body = Encoding.UTF8.GetBytes(page),
            IsForeign = true,
        };
    }
}
