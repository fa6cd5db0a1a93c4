using System;
using System.Security.Cryptography.X509Certificates;
using GdapTools.Core.Authentication.Certificates;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>Moves the whole process, so nothing may run beside it.</summary>
[CollectionDefinition(nameof(CertificateTimeZoneTests), DisableParallelization = true)]
[Collection(nameof(CertificateTimeZoneTests))]
public sealed class CertificateTimeZoneTests : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable("TZ");

    public void Dispose() => MoveTo(_before);

    [Theory]
    [InlineData("Pacific/Auckland")]
    [InlineData("America/Los_Angeles")]
    public void A_certificates_dates_are_right_far_from_Greenwich(string zone)
    {
        MoveTo(zone);
        // Windows takes its zone from elsewhere and tests its own.
        Assert.True(OperatingSystem.IsWindows() || TimeZoneInfo.Local.BaseUtcOffset != TimeSpan.Zero);
        using X509Certificate2 certificate = Samples.Rsa();

        SignInCertificate.Demand(certificate, Samples.ClockAt(Samples.From));
        SignInCertificate.Demand(certificate, Samples.ClockAt(Samples.Until));
        GdapException early = Samples.Refusal(
            () => SignInCertificate.Demand(certificate, Samples.ClockAt(Samples.From.AddSeconds(-1))),
            "CertificateNotYetValid");
        GdapException late = Samples.Refusal(
            () => SignInCertificate.Demand(certificate, Samples.ClockAt(Samples.Until.AddSeconds(1))),
            "CertificateExpired");

        Assert.Contains("2031-01-02 03:04:05Z", early.Message);
        Assert.Contains("2032-06-07 08:09:10Z", late.Message);
    }

    private static void MoveTo(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}
