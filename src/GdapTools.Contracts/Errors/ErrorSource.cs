namespace GdapTools;

/// <summary>Who answered with an error.</summary>
public enum ErrorSource
{
    Unknown,
    TokenEndpoint,
    Graph,
    PartnerCenter,
    Network,
}
