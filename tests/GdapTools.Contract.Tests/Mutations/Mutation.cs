using System;
using GdapTools.Contract.Tests.Validation;

namespace GdapTools.Contract.Tests.Mutations;

/// <summary>One way to damage a body.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Fits">Whether it can be done there.</param>
/// <param name="Apply">Does it, and tells where the violation is to be found.</param>
/// <param name="Expect">The violation that the schema makes of it; null when the schema has nothing against it.</param>
internal sealed record Mutation(
    string Name,
    Func<SchemaPlace, bool> Fits,
    Func<SchemaPlace, string> Apply,
    Func<SchemaPlace, ViolationKind?> Expect);
