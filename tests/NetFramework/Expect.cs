using System;

namespace GdapTools.NetFramework;

internal static class Expect
{
    /// <exception cref="InvalidOperationException">It is not as said.</exception>
    public static void That(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    /// <exception cref="InvalidOperationException">They are not the same.</exception>
    public static void Same<T>(T expected, T actual) =>
        That(Equals(expected, actual), $"Expected {expected}, not {actual}.");
}
