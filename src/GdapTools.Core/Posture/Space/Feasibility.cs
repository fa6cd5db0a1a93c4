using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>
/// Whether a box certainly holds a sign-in that can happen. Axes are independent but for what the documentation ties
/// together: device states need a platform that has them and no device code flow; a property of the device that names its
/// operating system goes with the platform, and with Windows where the device is hybrid joined.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant
/// </summary>
internal sealed class Feasibility
{
    private const int App = 1;
    private const int Windows = 2;
    private const int WindowsPhone = 3;

    private readonly LocationAtlas _atlas;
    private readonly SignInSpace _space;

    public Feasibility(LocationAtlas atlas, SignInSpace space)
    {
        _atlas = atlas;
        _space = space;
    }

    public bool IsCertain(Box box) =>
        _atlas.HasCertain(box.Sides[Dimensions.Location]) &&
        box.Sides[Dimensions.App].Contains(0) &&
        IsClientCertain(box) &&
        AreFiltersCertain(box) &&
        IsDeviceCertain(box);

    private static bool IsClientCertain(Box box) =>
        box.Sides[Dimensions.Flow].Contains(Dimensions.OrdinaryFlow) || box.Sides[Dimensions.Client].Contains(App);

    private static bool IsDeviceCertain(Box box)
    {
        IEnumerable<DeviceState> devices = box.Sides[Dimensions.Device].Values.Select(static value => DeviceState.All[value]);
        if (devices.Any(static device => !device.IsRegistered))
        {
            return true;
        }

        ValueSet platforms = box.Sides[Dimensions.Platform];
        bool hasPlatform = devices.Any(static device => !device.IsHybridJoined)
            ? platforms.Values.Any(static platform => platform is not (WindowsPhone or Dimensions.OtherPlatform))
            : platforms.Contains(Windows);
        return hasPlatform && box.Sides[Dimensions.Flow].Contains(Dimensions.OrdinaryFlow);
    }

    private bool AreFiltersCertain(Box box)
    {
        for (int axis = Dimensions.Count; axis < _space.Axes.Count; axis++)
        {
            bool isTied = _space.Axes[axis].Name.StartsWith("operatingsystem", System.StringComparison.Ordinal) &&
                (!_space.IsFree(box, Dimensions.Platform) ||
                    box.Sides[Dimensions.Device].Values.All(static state => DeviceState.All[state].IsHybridJoined));
            bool isDoubtful = _space.Axes[axis].Kind switch
            {
                AxisKind.OpaqueRule => true,
                AxisKind.DeviceProperty => isTied,
                AxisKind.PossibleRole => box.Sides[axis].Count == 1 && box.Sides[axis].Contains(1),
                _ => false,
            };
            if (isDoubtful && !_space.IsFree(box, axis))
            {
                return false;
            }
        }

        return true;
    }
}
