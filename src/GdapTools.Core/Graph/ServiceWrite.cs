namespace GdapTools.Core.Graph;

/// <summary>One request that changes something, of whichever service.</summary>
internal abstract record ServiceWrite;
