using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GdapTools.Core.Posture;

/// <summary>
/// Whether a box certainly holds a sign-in that can happen. Dimensions are independent but for what the documentation
/// ties together: device states need a platform that has them and no device code flow, device filters look at the same
/// device as the device controls do.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant
/// </summary>
internal sealed class Feasibility
{
    private const int Windows = 2;
    private const int WindowsPhone = 3;

    /// <summary>One comparison on one property: some devices meet it, some do not.</summary>
    private static readonly Regex s_singleComparison = new(
        "^\\(*\\s*device\\.[A-Za-z0-9]+\\s+-[A-Za-z]+\\s+(\"[^\"]*\"|[A-Za-z0-9]+|\\[[^\\]]*\\])\\s*\\)*$",
        RegexOptions.CultureInvariant);

    private readonly LocationAtlas _atlas;
    private readonly IReadOnlyList<string> _rules;

    public Feasibility(LocationAtlas atlas, IReadOnlyList<string> rules)
    {
        _atlas = atlas;
        _rules = rules;
    }

    public bool IsCertain(Box box) =>
        _atlas.HasCertain(box.Values(Dimensions.Location)) &&
        box.Values(Dimensions.App).Contains(0) &&
        IsClientCertain(box) &&
        IsDeviceCertain(box) &&
        AreRulesCertain(box);

    private static bool IsClientCertain(Box box)
    {
        const int App = 1;
        const int OrdinaryFlow = 0;
        return box.Values(Dimensions.Flow).Contains(OrdinaryFlow) || box.Values(Dimensions.Client).Contains(App);
    }

    private static bool IsDeviceCertain(Box box)
    {
        const int Unmanaged = 0;
        const int Compliant = 1;
        ISet<int> devices = box.Values(Dimensions.Device);
        if (devices.Contains(Unmanaged))
        {
            return true;
        }

        ISet<int> platforms = box.Values(Dimensions.Platform);
        bool hasPlatform = devices.Contains(Compliant)
            ? platforms.Any(static platform => platform is not (WindowsPhone or Dimensions.OtherPlatform))
            : platforms.Contains(Windows);
        return hasPlatform && box.Values(Dimensions.Flow).Contains(0);
    }

    private bool AreRulesCertain(Box box)
    {
        int[] decided = Enumerable.Range(0, _rules.Count)
            .Where(rule => !box.IsFree(Dimensions.FirstRule + rule)).ToArray();
        return decided.Length == 0 ||
            (decided.Length == 1 && s_singleComparison.IsMatch(_rules[decided[0]]) &&
                box.IsFree(Dimensions.Platform) && box.Values(Dimensions.Device).Contains(0));
    }
}
