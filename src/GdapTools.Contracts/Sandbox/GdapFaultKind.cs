namespace GdapTools;

/// <summary>What goes wrong with a request to a sandbox.</summary>
public enum GdapFaultKind
{
    /// <summary>Nothing; no fault can be of this kind.</summary>
    None,

    /// <summary>The connection is reset while the answer begins. The request is not carried out.</summary>
    Reset,

    /// <summary>No answer comes, and the connection stays open. The request is not carried out.</summary>
    Timeout,

    /// <summary>The head of the answer comes at once, its body a byte a second.</summary>
    SlowLoris,

    /// <summary>The connection ends in the middle of the body.</summary>
    CutOff,

    /// <summary>An answer of another status, 503 unless told, in the words of the service.</summary>
    Status,

    /// <summary>429 with <c>Retry-After</c>. Source: https://learn.microsoft.com/graph/throttling</summary>
    Throttle,

    /// <summary>The body is well framed, and half of the JSON.</summary>
    TruncatedJson,

    /// <summary>A web page of a proxy in place of the answer, with status 200 unless told.</summary>
    ProxyHtml,

    /// <summary>The answer is compressed, whether asked for or not.</summary>
    Gzip,

    /// <summary>A compressed body of some hundred kilobytes that becomes 128 MB of JSON.</summary>
    GzipBomb,

    /// <summary>Requests inside a <c>$batch</c> fail, with 503 unless told; the batch itself is answered.</summary>
    BatchFailure,

    /// <summary>The token of the request counts as expired from now on.</summary>
    ExpiredToken,

    /// <summary>The token endpoint issues a token of a short lifetime.</summary>
    ShortToken,

    /// <summary>Continuous access evaluation: 401 until a token is used that was acquired with the demanded claims.
    /// Source: https://learn.microsoft.com/entra/identity-platform/claims-challenge</summary>
    ClaimsChallenge,
}
