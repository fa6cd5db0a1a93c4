namespace GdapTools.Contract.Tests.Validation;

/// <summary>The ways to break the contract.</summary>
public enum ViolationKind
{
    UnknownPath,
    UnknownMethod,
    UnknownQueryOption,
    InvalidQueryValue,
    UnknownQueryProperty,
    MissingBody,
    UnexpectedBody,
    NotJson,
    WrongType,
    NullNotAllowed,
    UnknownEnumMember,
    WrongFormat,
    OutOfRange,
    UnknownProperty,
    MissingProperty,
    WrongODataType,
    NotSelected,
}
