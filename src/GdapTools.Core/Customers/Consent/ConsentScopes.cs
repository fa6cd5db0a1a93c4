using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GdapTools.Core.Customers.Consent;

/// <summary>Reads scopes as users write them, and compares those of one resource with those of another list.</summary>
internal static class ConsentScopes
{
    private static readonly char[] s_separators = [';', ',', ' ', '\r', '\n', '\t'];
    private static readonly Regex s_scope = new("^[A-Za-z0-9][A-Za-z0-9._-]*$", RegexOptions.CultureInvariant);

    /// <summary>Scopes by resource.</summary>
    /// <param name="words">Each a scope, or <c>resource/scope</c>; several in one text are parted by semicolons, commas or
    /// blanks.</param>
    /// <param name="resource">The resource of scopes that name none: a known name or an application id.</param>
    /// <exception cref="GdapException"><c>ScopeInvalid</c>, <c>ResourceUnknown</c>.</exception>
    public static IReadOnlyList<GdapConsentGrant> Parse(IEnumerable<string> words, string? resource)
    {
        string standard = ConsentResources.Resolve(
            string.IsNullOrWhiteSpace(resource) ? ConsentResources.Graph.Name : resource!);
        return Join(words
            .SelectMany(word => word.Split(s_separators, StringSplitOptions.RemoveEmptyEntries))
            .Select(word => One(word, standard)));
    }

    /// <summary>The same scopes with each resource and each scope once.</summary>
    public static IReadOnlyList<GdapConsentGrant> Join(IEnumerable<GdapConsentGrant> grants) => [.. grants
        .GroupBy(grant => grant.EnterpriseApplicationId, StringComparer.OrdinalIgnoreCase)
        .Select(same => new GdapConsentGrant
        {
            EnterpriseApplicationId = same.Key,
            ResourceName = same.Select(grant => grant.ResourceName).FirstOrDefault(name => name is not null),
            Scopes = [.. same.SelectMany(grant => grant.Scopes).Distinct(StringComparer.OrdinalIgnoreCase)],
        })];

    /// <summary>What of a list is not in another.</summary>
    public static IReadOnlyList<GdapConsentGrant> Except(
        IReadOnlyList<GdapConsentGrant> wanted,
        IReadOnlyList<GdapConsentGrant> granted) => [.. wanted
            .Select(grant => new GdapConsentGrant
            {
                EnterpriseApplicationId = grant.EnterpriseApplicationId,
                ResourceName = grant.ResourceName,
                Scopes = [.. grant.Scopes.Except(Of(granted, grant), StringComparer.OrdinalIgnoreCase)],
            })
            .Where(grant => grant.Scopes.Count > 0)];

    /// <summary>Those of a list that name a resource of another list.</summary>
    public static bool Names(IReadOnlyList<GdapConsentGrant> list, GdapConsentGrant resource) =>
        list.Any(item => IsSame(item, resource));

    /// <summary>Scopes by resource, in words.</summary>
    public static string Words(IReadOnlyList<GdapConsentGrant> grants) => grants.Count == 0
        ? "no scope"
        : string.Join("; ", grants.Select(grant => grant.ToString()));

    private static GdapConsentGrant One(string word, string standard)
    {
        int slash = word.LastIndexOf('/');
        string id = slash < 0 ? standard : ConsentResources.Resolve(Resource(word.Substring(0, slash)));
        string scope = word.Substring(slash + 1);
        return s_scope.IsMatch(scope)
            ? new GdapConsentGrant
            {
                EnterpriseApplicationId = id,
                ResourceName = ConsentResources.NameOf(id),
                Scopes = [scope],
            }
            : throw new GdapException(
                "ScopeInvalid",
                GdapErrorKind.InvalidInput,
                $"'{word}' is no scope that can be consented to.",
                word,
                "Name single delegated permissions, such as Directory.Read.All or Exchange/Exchange.Manage; .default is none.");
    }

    // As tokens for Graph are asked for: https://graph.microsoft.com/Directory.Read.All
    private static string Resource(string word) =>
        Uri.TryCreate(word, UriKind.Absolute, out Uri? address)
        && address.Host.Equals("graph.microsoft.com", StringComparison.OrdinalIgnoreCase)
            ? ConsentResources.Graph.Name
            : word;

    private static IEnumerable<string> Of(IReadOnlyList<GdapConsentGrant> list, GdapConsentGrant resource) =>
        list.Where(item => IsSame(item, resource)).SelectMany(item => item.Scopes);

    private static bool IsSame(GdapConsentGrant one, GdapConsentGrant other) =>
        one.EnterpriseApplicationId.Equals(other.EnterpriseApplicationId, StringComparison.OrdinalIgnoreCase);
}
