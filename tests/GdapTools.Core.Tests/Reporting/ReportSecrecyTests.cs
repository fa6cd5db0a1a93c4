using System;
using System.Linq;
using GdapTools.Core.Reporting;
using GdapTools.Core.Tests.Tokens;
using GdapTools.Core.Tokens;
using Xunit;

namespace GdapTools.Core.Tests.Reporting;

public sealed class ReportSecrecyTests
{
    private const string Canary = "CaNaRy7SiGnAtUrE9";

    public static TheoryData<ReportFormat, string> Secrets
    {
        get
        {
            string filler = string.Concat(Enumerable.Repeat("Ab3_", 20));
            string[] secrets =
            [
                TestToken.Delegated("[]") + Canary,
                $"0.A{filler}.Ag{filler}{Canary}",
                $"client_secret={Canary}{filler}",
                $"Bearer {Canary}{filler}",
            ];
            TheoryData<ReportFormat, string> data = [];
            foreach (ReportFormat format in Enum.GetValues<ReportFormat>())
            {
                foreach (string secret in secrets)
                {
                    data.Add(format, secret);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void No_token_or_secret_passes(ReportFormat format, string secret)
    {
        ReportHeader header = SampleFindings.Header with { Account = secret, PartnerTenantId = secret };

        string text = SampleFindings.Write(format, HostileFinding.Everywhere($"before {secret} after"), header);

        Assert.DoesNotContain(Canary, text, StringComparison.Ordinal);
        Assert.Contains(SecretMask.Replacement, text, StringComparison.Ordinal);
    }
}
