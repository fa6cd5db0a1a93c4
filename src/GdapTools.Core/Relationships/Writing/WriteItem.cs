using System;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>One of many changes.</summary>
/// <param name="Name">What it concerns, as the user named it.</param>
/// <param name="PlanAsync">Reads what there is, and says what would change.</param>
/// <typeparam name="T">What comes of it.</typeparam>
internal sealed record WriteItem<T>(string Name, Func<CancellationToken, Task<PlannedChange<T>>> PlanAsync);
