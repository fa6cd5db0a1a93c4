using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace GdapTools.Core.Graph;

/// <summary>
/// What came of reading one thing: its value, or why it could not be read. A check that rests on a
/// reading without a value is Unknown.
/// </summary>
/// <typeparam name="T">What was to be read.</typeparam>
public sealed class Reading<T>
{
    private readonly T? _value;

    private Reading(bool isKnown, T? value, GdapException? failure, string? permission)
    {
        IsKnown = isKnown;
        _value = value;
        Failure = failure;
        Permission = permission;
    }

    public bool IsKnown { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Value => IsKnown ? _value! : throw new InvalidOperationException("This could not be read.");

    /// <summary>Why there is no value.</summary>
    public GdapException? Failure { get; }

    /// <summary>The least privileged permission that opens it.</summary>
    public string? Permission { get; }

    /// <summary>The permission to name as missing: only when the service refused for want of one.</summary>
    public IReadOnlyList<string> MissingPermissions =>
        Failure is GdapServiceException { StatusCode: 403 } && Permission is not null ? [Permission] : [];

    public static Reading<T> Of(T value) => new(true, value, null, null);

    public static Reading<T> Failed(GdapException failure, string? permission = null) =>
        new(false, default, failure, permission);
}

/// <summary>Turns service failures into readings without a value; cancellation and the end of the session pass
/// through.</summary>
public static class Reading
{
    public static async Task<Reading<T>> TryAsync<T>(Func<Task<T>> read, string? permission = null)
    {
        try
        {
            return Reading<T>.Of(await read().ConfigureAwait(false));
        }
        catch (GdapException failure) when (failure.Kind != GdapErrorKind.NotConnected)
        {
            return Reading<T>.Failed(failure, permission);
        }
    }
}
