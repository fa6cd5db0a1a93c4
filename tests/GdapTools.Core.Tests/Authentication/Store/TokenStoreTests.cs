using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Authentication.Store;
using GdapTools.Core.Tests.Support;
using GdapTools.Core.Tokens;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Store;

/// <summary>Sessions over a store in plain text, each with an MSAL application of its own.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class TokenStoreTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();
    private readonly StoreFolder _folder;

    public TokenStoreTests()
    {
        _folder = new StoreFolder(Path.Combine(_temporary.Path, "GdapTools"));
        _folder.Make();
    }

    public void Dispose() => _temporary.Dispose();

    [LinuxFact]
    public async Task A_user_is_asked_once_and_never_again()
    {
        int first = await TokenStoreSession.RunAsync(Open());
        using TokenStoreSession second = new(Open());
        string token = await second.GetTokenAsync();

        Assert.Equal(1, first);
        Assert.Equal(0, second.Prompts);
        Assert.Equal(1, second.Requests);
        Assert.Equal("svc-automation@harborlane.example", TokenReader.Read(token).UserPrincipalName);
    }

    [LinuxFact]
    public async Task Without_a_store_nothing_is_written()
    {
        await TokenStoreSession.RunAsync(store: null);

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(_folder.FilePath)!));
    }

    [LinuxFact]
    public async Task Only_this_user_may_read_it()
    {
        await TokenStoreSession.RunAsync(Open());

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.GetDirectoryName(_folder.FilePath)!));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.FilePath));
    }

    [LinuxFact]
    public void What_others_may_read_is_closed_to_them()
    {
        File.WriteAllText(_folder.FilePath, "");
        File.SetUnixFileMode(_folder.FilePath, (UnixFileMode)Convert.ToInt32("644", 8));
        File.SetUnixFileMode(Path.GetDirectoryName(_folder.FilePath)!, (UnixFileMode)Convert.ToInt32("755", 8));

        bool isNew = _folder.Make();

        Assert.False(isNew);
        Assert.Equal("600", Convert.ToString((int)File.GetUnixFileMode(_folder.FilePath), 8));
        Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(Path.GetDirectoryName(_folder.FilePath)!), 8));
    }

    [LinuxTheory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("{\"RefreshToken\": 1, \"Account\": [], \"AppMetadata\": \"\"}")]
    [InlineData("{\"RefreshToken\": {\"a\": 1}, \"Account\": {\"b\": {\"home_account_id\": 2}}}")]
    [InlineData("{\"RefreshToken\": {\"a\": null}, \"RefreshToken\": {}, \"Account\": {\"b\": {}}}")]
    [InlineData("{\"RefreshToken\": {\"a\": {\"home_account_id\": {}}}}")]
    [InlineData("{\"RefreshToken\": {}, \"RefreshToken\": {}}")]
    [InlineData("half")]
    [InlineData("\0\u0001\uFFFD")]
    public async Task A_damaged_store_is_an_empty_one(string content)
    {
        await TokenStoreSession.RunAsync(Open());
        string whole = await File.ReadAllTextAsync(_folder.FilePath);
        await File.WriteAllTextAsync(_folder.FilePath, content == "half" ? whole[..(whole.Length / 2)] : content);

        int damaged = await TokenStoreSession.RunAsync(Open());
        int mended = await TokenStoreSession.RunAsync(Open());

        Assert.Equal(1, damaged);
        Assert.Equal(0, mended);
    }

    [LinuxFact]
    public async Task Cleared_is_gone_and_a_session_that_runs_on_stores_no_more()
    {
        TokenStore store = Open();
        using TokenStoreSession session = new(store);
        using TokenStoreSession other = new(Open());
        await session.GetTokenAsync();
        await other.GetTokenAsync();

        store.Clear();
        await session.GetTokenAsync(session.Customers[0]);
        await other.GetTokenAsync(session.Customers[0]);

        Assert.Equal((1, 0), (session.Prompts, other.Prompts));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(_folder.FilePath)!));
        Assert.Equal(1, await TokenStoreSession.RunAsync(Open()));
    }

    [LinuxFact]
    public async Task A_session_in_plain_text_writes_no_more_once_the_file_marks_a_keyring()
    {
        using TokenStoreSession session = new(Open());
        await session.GetTokenAsync();
        await File.WriteAllTextAsync(_folder.FilePath, "");

        await session.GetTokenAsync(session.Customers[0]);

        Assert.True(_folder.IsMarked);
    }

    [LinuxFact]
    public async Task No_access_token_and_nothing_of_a_customer_is_stored()
    {
        using TokenStoreSession session = new(Open());
        string home = await session.GetTokenAsync();
        string customer = await session.GetTokenAsync(session.Customers[0]);
        string stored = await File.ReadAllTextAsync(_folder.FilePath);

        Assert.Contains(TokenStoreSession.TokenMark, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(home, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(customer, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Customers[0], stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(".eyJ", stored, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_forced_sign_in_passes_over_the_store()
    {
        await TokenStoreSession.RunAsync(Open());

        Assert.Equal(1, await TokenStoreSession.RunAsync(Open(), forcesSignIn: true));
        Assert.Equal(0, await TokenStoreSession.RunAsync(Open()));
    }

    [LinuxFact]
    public async Task A_revoked_refresh_token_leads_to_the_normal_sign_in()
    {
        await TokenStoreSession.RunAsync(Open());
        JsonNode stored = Read();
        stored["RefreshToken"]!.AsObject().Single().Value!["secret"] = "revoked";
        await File.WriteAllTextAsync(_folder.FilePath, stored.ToJsonString());

        Assert.Equal(1, await TokenStoreSession.RunAsync(Open()));
        Assert.Equal(0, await TokenStoreSession.RunAsync(Open()));
    }

    [LinuxTheory]
    [InlineData(null, 1)]
    [InlineData("SVC-automation@harborlane.example", 0)]
    [InlineData("nobody@harborlane.example", 1)]
    public async Task Of_several_users_the_named_one_is_taken(string? loginHint, int prompts)
    {
        await TokenStoreSession.RunAsync(Open());
        AddSecondUser("faa7f02d-609e-4e1e-84a1-ca9ed75f9422");

        Assert.Equal(prompts, await TokenStoreSession.RunAsync(Open(), loginHint));
    }

    [LinuxFact]
    public async Task A_refresh_token_that_turns_out_another_users_leads_to_the_normal_sign_in()
    {
        await TokenStoreSession.RunAsync(Open());
        AddSecondUser("faa7f02d-609e-4e1e-84a1-ca9ed75f9422");

        Assert.Equal(1, await TokenStoreSession.RunAsync(Open(), "second@harborlane.example"));
    }

    [LinuxFact]
    public async Task A_user_of_another_tenant_is_not_taken_unnamed()
    {
        await TokenStoreSession.RunAsync(Open());
        AddSecondUser("11111111-2222-3333-4444-555555555555");

        Assert.Equal(0, await TokenStoreSession.RunAsync(Open()));
    }

    [LinuxFact]
    public async Task Neither_applications_nor_given_refresh_tokens_are_stored()
    {
        using TokenStoreSession app = new(Open(), _ => new AppSignIn(new SecretCredential("any")));
        using TokenStoreSession refresh = new(Open(), _ => new RefreshTokenSignIn("any", Credential: null));

        await app.GetTokenAsync();
        await refresh.GetTokenAsync();

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(_folder.FilePath)!));
    }

    [LinuxFact]
    public async Task Sessions_side_by_side_lose_nothing()
    {
        await TokenStoreSession.RunAsync(Open());
        AddSecondUser("11111111-2222-3333-4444-555555555555");
        TokenStoreSession[] sessions = [.. Enumerable.Range(0, 4).Select(_ => new TokenStoreSession(Open()))];

        await Task.WhenAll(sessions.SelectMany(
            session => session.Customers.Take(2).Append(null).Select(id => Task.Run(() => session.GetTokenAsync(id)))));

        Assert.All(sessions, session => Assert.Equal(0, session.Prompts));
        Assert.Equal(2, Read()["Account"]!.AsObject().Count);
        Assert.Equal(2, Read()["RefreshToken"]!.AsObject().Count);
        Array.ForEach(sessions, session => session.Dispose());
    }

    [LinuxFact]
    public async Task What_cannot_be_written_is_no_reason_not_to_sign_in()
    {
        TokenStore store = Open();
        await File.WriteAllTextAsync(_folder.FilePath + ".real", "");
        File.CreateSymbolicLink(_folder.FilePath, _folder.FilePath + ".real");

        Assert.Equal(1, await TokenStoreSession.RunAsync(store));
        Assert.Equal(0, new FileInfo(_folder.FilePath + ".real").Length);
    }

    [Fact]
    public async Task Whoever_gives_up_gets_no_store()
    {
        TokenStoreOptions options = new() { Folder = Path.Combine(_temporary.Path, "Other") };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => TokenStore.OpenAsync(options, new CancellationToken(canceled: true)));

        Assert.False(Directory.Exists(options.Folder));
    }

    [Fact]
    public void The_folder_is_the_user_s_own()
    {
        string folder = new TokenStoreOptions().Folder;

        Assert.True(Path.IsPathFullyQualified(folder));
        Assert.Equal("GdapTools", Path.GetFileName(folder));
    }

    private TokenStore Open() => new(_folder, _folder.Unprotected(), isEncrypted: false);

    private JsonNode Read() => JsonNode.Parse(File.ReadAllText(_folder.FilePath))!;

    private void AddSecondUser(string tenantId)
    {
        JsonNode stored = Read();
        string id = "99999999-0000-0000-0000-000000000000." + tenantId;

        foreach (string section in new[] { "Account", "RefreshToken" })
        {
            (string key, JsonNode? entry) = stored[section]!.AsObject().Single();
            JsonNode copy = entry!.DeepClone();
            string old = (string)copy["home_account_id"]!;
            copy["home_account_id"] = id;
            if (section == "Account")
            {
                copy["username"] = "second@harborlane.example";
                copy["realm"] = tenantId;
            }

            stored[section]![key.Replace(old, id, StringComparison.OrdinalIgnoreCase)] = copy;
        }

        File.WriteAllText(_folder.FilePath, stored.ToJsonString());
    }
}
