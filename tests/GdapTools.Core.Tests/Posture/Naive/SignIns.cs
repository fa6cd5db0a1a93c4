using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>
/// The sign-ins of a tenant, one by one: everything that can differ in what its policies look at, and at random in the
/// rest, which must not matter.
/// </summary>
internal static class SignIns
{
    internal static readonly SignIn Plain = new()
    {
        Resource = TestIds.Graph, Client = "browser", IPAddress = "192.0.2.1", Device = Devices.All[0],
        SignInRisk = "none", UserRisk = "none", InsiderRisk = "none", Flow = "none",
    };

    private static readonly string?[] s_platforms = ["android", "iOS", "windows", "windowsPhone", "macOS", "linux", null];
    private static readonly string[] s_risks = ["none", "low", "medium", "high"];

    public static SignIn[] Of(TenantPlan plan)
    {
        Random random = new(4711);
        IEnumerable<SignIn> result =
            from client in new[] { "browser", "mobileAppsAndDesktopClients" }
            from resource in Resources(plan)
            select Plain with { Client = client, Resource = resource };
        foreach (Dimension dimension in Enum.GetValues<Dimension>())
        {
            Func<SignIn, SignIn>[] values = Values(dimension, plan.Account);
            result = plan.Dimensions.Contains(dimension)
                ? result.SelectMany(signIn => values.Select(value => value(signIn)))
                : result.Select(signIn => values[random.Next(values.Length)](signIn));
        }

        // concept-conditional-access-grant: for a protected app, "the device is registered in Microsoft Entra ID".
        return [.. result.Select(static signIn =>
            signIn with { IsProtectedApp = signIn.IsProtectedApp && signIn.Device.IsRegistered })];
    }

    private static IEnumerable<string> Resources(TenantPlan plan) =>
        plan.ClientId is null ? [TestIds.Graph, TestIds.PartnerCenter] : [TestIds.Graph, TestIds.PartnerCenter, plan.ClientId];

    private static Func<SignIn, SignIn>[] Values(Dimension dimension, NaiveAccount account) => dimension switch
    {
        Dimension.Platform => Set(s_platforms, static (signIn, value) => signIn with { Platform = value }),
        Dimension.Location => Set(Networks.Addresses, static (signIn, value) => signIn with
        {
            IPAddress = value.Address, Country = value.Country, IsMfaTrustedIp = value.IsMfaTrustedIp,
        }),
        Dimension.Device => Set(Devices.All, static (signIn, value) => signIn with { Device = value }),
        Dimension.App => Set([false, true], static (signIn, value) => signIn with { IsProtectedApp = value }),
        Dimension.SignInRisk => Set(s_risks, static (signIn, value) => signIn with { SignInRisk = value }),
        Dimension.UserRisk => Set(s_risks, static (signIn, value) => signIn with { UserRisk = value }),
        Dimension.InsiderRisk => Set(
            ["none", "minor", "moderate", "elevated"], static (signIn, value) => signIn with { InsiderRisk = value }),
        Dimension.Flow => Set(
            ["none", "deviceCodeFlow", "authenticationTransfer"], static (signIn, value) => signIn with { Flow = value }),
        Dimension.EligibleRoles => Set(
            Subsets([.. account.EligibleRoles]), static (signIn, value) => signIn with { ActivatedRoles = value }),
        _ => [static signIn => signIn],
    };

    private static Func<SignIn, SignIn>[] Set<T>(IEnumerable<T> values, Func<SignIn, T, SignIn> set) =>
        [.. values.Select<T, Func<SignIn, SignIn>>(value => signIn => set(signIn, value))];

    private static IEnumerable<string[]> Subsets(string[] items) => Enumerable.Range(0, 1 << items.Length)
        .Select(mask => items.Where((_, index) => (mask >> index & 1) == 1).ToArray());
}
