using System;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>
/// What kind of guest an account is in its own tenant. A technician of the partner is a member there; "service
/// provider" is what the same technician is in the customer's tenant.
/// Source: https://learn.microsoft.com/entra/external-id/authentication-conditional-access
/// </summary>
internal sealed class GuestKind
{
    private readonly string? _kind;
    private readonly bool _isKnown;

    private GuestKind(string? kind, bool isKnown)
    {
        _kind = kind;
        _isKnown = isKnown;
    }

    /// <summary>Whether the account is a guest or external user of any kind.</summary>
    public Truth IsAnyGuest => _isKnown ? (_kind is not null).ToTruth() : Truth.Unknown;

    public static GuestKind Of(PostureAccount account)
    {
        bool isExternal = account.UserPrincipalName?.IndexOf("#EXT#", StringComparison.OrdinalIgnoreCase) >= 0;
        return account.UserType?.ToUpperInvariant() switch
        {
            "MEMBER" => new GuestKind(isExternal ? "b2bCollaborationMember" : null, isKnown: true),
            "GUEST" => new GuestKind(isExternal ? "b2bCollaborationGuest" : "internalGuest", isKnown: true),
            _ => new GuestKind(null, isKnown: false),
        };
    }

    /// <summary>Whether a policy that names these kinds, of these tenants, means the account.</summary>
    public Truth IsAmong(GuestSelection guests)
    {
        if (!_isKnown)
        {
            return guests.Types.Any(static type => !Words.Same(type, "none")) ? Truth.Unknown : Truth.No;
        }

        if (_kind is null || !guests.Types.Any(type => Words.Same(type, _kind)))
        {
            return Truth.No;
        }

        // Nothing that is read says where a guest comes from, and no page what a list of tenants means for internal ones.
        return guests.CoversAllTenants ? Truth.Yes : Truth.Unknown;
    }
}
