namespace Microsoft.Identity.Client;

/// <summary>Has the name of a class the module uses, and nothing in it.</summary>
public static class PublicClientApplicationBuilder
{
    public static string Create(string clientId) => $"stub for {clientId}";
}
