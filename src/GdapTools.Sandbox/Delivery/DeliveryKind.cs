namespace GdapTools.Sandbox.Delivery;

/// <summary>How an answer reaches the client.</summary>
internal enum DeliveryKind
{
    Whole,

    /// <summary>The connection is reset while the answer begins.</summary>
    Reset,

    /// <summary>Nothing comes, and the connection stays open until the client gives up.</summary>
    Never,

    /// <summary>The head comes at once, the body byte by byte.</summary>
    Trickle,

    /// <summary>The connection ends in the middle of the body.</summary>
    CutOff,
}
