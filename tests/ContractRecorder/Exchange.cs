using System.Collections.Generic;
using System.Reflection;

namespace GdapTools.ContractRecorder;

/// <summary>A request and its answer.</summary>
internal sealed class Exchange
{
    private static readonly IReadOnlyDictionary<string, string> s_none = new Dictionary<string, string>();

    /// <param name="payload">Whatever has the properties of the sandbox's own exchange.</param>
    /// <param name="outOfContract">Why the answer is not to be held to the contract; null when it is.</param>
    public Exchange(object payload, string? outOfContract)
    {
        Method = Text(payload, nameof(Method));
        Uri = Text(payload, nameof(Uri));
        RequestHeaders = Headers(payload, nameof(RequestHeaders));
        RequestBody = Read(payload, nameof(RequestBody)) as string;
        Status = Read(payload, nameof(Status)) is int status ? status : 0;
        ResponseHeaders = Headers(payload, nameof(ResponseHeaders));
        Origin = Text(payload, nameof(Origin));
        OutOfContract = outOfContract;
        ResponseBody = IsHeldToContract ? Text(payload, nameof(ResponseBody)) : "";
    }

    public string Method { get; }

    public string Uri { get; }

    public IReadOnlyDictionary<string, string> RequestHeaders { get; }

    /// <summary>Null when it was not seen.</summary>
    public string? RequestBody { get; }

    public int Status { get; }

    public IReadOnlyDictionary<string, string> ResponseHeaders { get; }

    /// <summary>Empty where the answer is not held to the contract.</summary>
    public string ResponseBody { get; }

    /// <summary>As the sandbox says; Unseen for one that was not told by a sandbox.</summary>
    public string Origin { get; }

    public string? OutOfContract { get; }

    public bool IsHeldToContract => Origin == "Derived" && OutOfContract is null;

    private static object? Read(object payload, string name) =>
        payload.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance)?.GetValue(payload);

    private static string Text(object payload, string name) => Read(payload, name)?.ToString() ?? "";

    private static IReadOnlyDictionary<string, string> Headers(object payload, string name) =>
        Read(payload, name) as IReadOnlyDictionary<string, string> ?? s_none;
}
