using Xunit;

namespace GdapTools.Core.Tests.Authentication.Store;

/// <summary>A test with a real libsecret and a keyring of its own; skipped, not passed, where they are missing.</summary>
public sealed class KeyringFactAttribute : FactAttribute
{
    public KeyringFactAttribute() => Skip = TokenStoreProcess.NoKeyring;
}
