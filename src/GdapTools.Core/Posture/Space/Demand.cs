using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>What a policy asks of the sign-ins it covers: it depends on the device and the app.</summary>
internal sealed class Demand
{
    private readonly Requirement[][] _byDevice;
    private readonly Dictionary<(Requirement, int App), ValueSet> _devices = [];
    private readonly bool _isAlikeEverywhere;

    private Demand(Requirement[][] byDevice)
    {
        _byDevice = byDevice;
        _isAlikeEverywhere = byDevice.SelectMany(static row => row).Distinct().Count() == 1;
        foreach (Requirement requirement in Requirements.All)
        {
            for (int app = 0; app < Dimensions.Apps.Length; app++)
            {
                _devices[(requirement, app)] =
                    ValueSet.Where(byDevice.Length, device => byDevice[device][app] == requirement);
            }
        }
    }

    public bool CanAskAnything => _byDevice.Any(static row => row.Any(static value => value != Requirement.None));

    public static Demand Of(CaPolicy policy) => new(Requirements.Of(policy));

    public bool CanBe(Requirement requirement) => _byDevice.Any(row => row.Contains(requirement));

    /// <summary>What is asked of one sign-in.</summary>
    public Requirement At(IReadOnlyList<int> context) => _byDevice[context[Dimensions.Device]][context[Dimensions.App]];

    /// <summary>Whether something of the kind is asked of a sign-in of the box.</summary>
    public bool Asks(Requirement requirement, Box box)
    {
        if (_isAlikeEverywhere)
        {
            return _byDevice[0][0] == requirement;
        }

        ValueSet apps = box.Sides[Dimensions.App];
        for (int app = 0; app < Dimensions.Apps.Length; app++)
        {
            if (apps.Contains(app) && box.Sides[Dimensions.Device].Meets(_devices[(requirement, app)]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the same is asked of every sign-in of the box.</summary>
    public bool IsAlike(Box box) => _isAlikeEverywhere || Cut(box) is null;

    /// <summary>Where to cut a box of which not the same is asked everywhere; null when it is.</summary>
    public (int Axis, ValueSet Part)? Cut(Box box)
    {
        ValueSet apps = box.Sides[Dimensions.App];
        ValueSet devices = box.Sides[Dimensions.Device];
        foreach (int app in apps.Values)
        {
            foreach (Requirement requirement in Requirements.All)
            {
                ValueSet part = devices.And(_devices[(requirement, app)]);
                if (!part.IsEmpty && !devices.IsWithin(part))
                {
                    return (Dimensions.Device, part);
                }
            }
        }

        int first = apps.Values.First();
        int device = devices.Values.First();
        ValueSet alike = ValueSet.Where(
            Dimensions.Apps.Length, app => apps.Contains(app) && _byDevice[device][app] == _byDevice[device][first]);
        return apps.IsWithin(alike) ? null : (Dimensions.App, alike);
    }
}
