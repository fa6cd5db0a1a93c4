using System;

namespace GdapTools.Sandbox.Graph;

/// <summary>A query that Graph would answer with 400.</summary>
internal sealed class ODataException(string message) : Exception(message);
