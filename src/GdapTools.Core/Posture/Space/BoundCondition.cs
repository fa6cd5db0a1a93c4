using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>What a policy's condition covers of one dimension.</summary>
/// <param name="Dimension">Which one, see <see cref="Dimensions"/>.</param>
/// <param name="Covers">For each value of it, whether it is covered.</param>
/// <param name="Excludes">For each value, whether an exclusion is why it is not.</param>
/// <param name="Noun">What the dimension is called: "location", "platform".</param>
/// <param name="Text">What the condition says, following the policy's name.</param>
internal sealed record BoundCondition(int Dimension, Truth[] Covers, bool[] Excludes, string Noun, string Text)
{
    public bool IsAlways => Covers.All(static truth => truth == Truth.Yes);

    public bool IsNever => Covers.All(static truth => truth == Truth.No);
}
