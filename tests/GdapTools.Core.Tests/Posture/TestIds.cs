using System;
using System.Security.Cryptography;
using System.Text;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Ids made from names, so that tests can name what they mean.</summary>
internal static class TestIds
{
    public const string Tenant = "3f0a52a6-0d5e-4a0e-8f1c-6b7f2c9d1e01";
    public const string Me = "8c5d2f0e-7d3a-4f57-9a55-1c2b3d4e5f60";
    public const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    public const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    public const string PartnerCenter = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";
    public const string Graph = "00000003-0000-0000-c000-000000000000";
    public const string Exchange = "00000002-0000-0ff1-ce00-000000000000";
    public const string MfaTrustedIps = "00000000-0000-0000-0000-000000000000";

    public static string Of(string name)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return new Guid(hash.AsSpan(0, 16)).ToString();
    }
}
