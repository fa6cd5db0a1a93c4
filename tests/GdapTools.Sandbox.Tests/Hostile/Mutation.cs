namespace GdapTools.Sandbox.Tests.Hostile;

/// <summary>What can be done to an answer.</summary>
public enum Mutation
{
    Truncated,
    BytesFlipped,
    SpanRemoved,
    SpanRepeated,
    InvalidUtf8,
    Replaced,
    OtherType,
    MemberRemoved,
    MemberRenamed,
    OtherStatus,
    OddHeaders,
}
