using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace GdapTools.ContractRecorder;

/// <summary>
/// Tells exchanges apart by what a contract could mind: in addresses and bodies ids and digits do not count, all else
/// does.
/// </summary>
internal static partial class ExchangeKind
{
    /// <summary>The same text for two exchanges of one kind.</summary>
    public static string Of(Exchange exchange)
    {
        string whole = string.Join(
            '\n',
            exchange.Method,
            exchange.Uri,
            exchange.RequestBody,
            (char)exchange.Status,
            exchange.Origin,
            exchange.OutOfContract,
            exchange.ResponseBody);
        string kind = Number().Replace(Id().Replace(whole, "*"), "0");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(kind)));
    }

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
