using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Snapshots;

namespace GdapTools.Sandbox.Rebasing;

/// <summary>Moves every time in a snapshot, so that a sample never ages.</summary>
internal static class SnapshotRebase
{
    public static Snapshot Move(Snapshot snapshot, TimeSpan by)
    {
        TimeShift shift = new(by);
        return new Snapshot
        {
            CapturedAt = snapshot.CapturedAt + by,
            Environment = snapshot.Environment,
            PartnerTenantId = snapshot.PartnerTenantId,
            Account = snapshot.Account,
            ClientId = snapshot.ClientId,
            AccessTokenClaims = Claims(snapshot.AccessTokenClaims, shift),
            EnforceMfa = snapshot.EnforceMfa,
            Tenants = snapshot.Tenants.Values.ToDictionary(
                tenant => tenant.TenantId, tenant => Move(tenant, shift), StringComparer.OrdinalIgnoreCase),
            SignIns = [.. snapshot.SignIns.Select(signIn => Move(signIn, shift))],
            Responses = [.. snapshot.Responses.Select(response => Move(response, shift))],
        };
    }

    private static SnapshotTenant Move(SnapshotTenant tenant, TimeShift shift)
    {
        Dictionary<string, JsonElement> resources = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, JsonElement> resource in tenant.Resources)
        {
            resources.Add(resource.Key, JsonTimeShift.Move(resource.Value, shift));
        }

        return new SnapshotTenant
        {
            TenantId = tenant.TenantId,
            TokenError = Value(tenant.TokenError, shift),
            Resources = resources,
        };
    }

    private static SnapshotSignIn Move(SnapshotSignIn signIn, TimeShift shift) => new()
    {
        Grant = signIn.Grant,
        ClientId = signIn.ClientId,
        Credential = signIn.Credential,
        Account = signIn.Account,
        Claims = Claims(signIn.Claims, shift),
        Error = Value(signIn.Error, shift),
    };

    private static SnapshotResponse Move(SnapshotResponse response, TimeShift shift) => new()
    {
        TenantId = response.TenantId,
        Method = response.Method,
        Path = response.Path,
        Status = response.Status,
        Headers = response.Headers,
        Body = Value(response.Body, shift),
        Times = response.Times,
        While = response.While,
    };

    private static JsonElement? Value(JsonElement? value, TimeShift shift) =>
        value is null ? null : JsonTimeShift.Move(value.Value, shift);

    private static JsonElement? Claims(JsonElement? claims, TimeShift shift) =>
        claims is null ? null : JsonTimeShift.MoveClaims(claims.Value, shift);
}
