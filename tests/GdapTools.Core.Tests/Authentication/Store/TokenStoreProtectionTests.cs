using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Store;

/// <summary>Stores as they are opened, each in a process of its own, with a keyring and without.</summary>
public sealed class TokenStoreProtectionTests : IDisposable
{
    private readonly TokenStoreProcess _user = new();

    public void Dispose() => _user.Dispose();

    [LinuxFact]
    public async Task A_store_without_protection_is_refused_and_nothing_is_written()
    {
        TokenStoreReport report = await _user.RunAsync();

        Assert.Equal("TokenStoreNotProtected", report.ErrorId);
        Assert.Contains("-AllowUnencryptedStorage", report.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("GdapTools", _user.Entries);
        Assert.DoesNotContain(TokenStoreSession.TokenMark, _user.Everything, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Plain_text_is_used_where_it_is_allowed()
    {
        TokenStoreReport first = await _user.RunAsync(TokenStoreProgram.Allow);
        TokenStoreReport second = await _user.RunAsync(TokenStoreProgram.Allow);

        Assert.Equal((false, 1), (first.IsEncrypted, first.Prompts));
        Assert.Equal((false, 0), (second.IsEncrypted, second.Prompts));
        Assert.Contains(TokenStoreSession.TokenMark, _user.Everything, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_file_in_place_of_the_folder_is_told()
    {
        await File.WriteAllTextAsync(_user.Folder, "");

        TokenStoreReport report = await _user.RunAsync(TokenStoreProgram.Allow);

        Assert.Equal("TokenStoreNotWritable", report.ErrorId);
    }

    [LinuxFact]
    public async Task Plain_text_is_cleared_where_there_is_no_keyring()
    {
        await _user.RunAsync(TokenStoreProgram.Allow);

        TokenStoreReport cleared = await _user.RunAsync(TokenStoreProgram.Clear);

        Assert.Null(cleared.ErrorId);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_user.Folder));
    }

    [KeyringFact]
    public async Task With_a_keyring_the_token_outlives_the_process_and_is_nowhere_in_plain_text()
    {
        TokenStoreReport first = await _user.RunWithKeyringAsync(TokenStoreProgram.Allow);
        TokenStoreReport second = await _user.RunWithKeyringAsync();

        Assert.Equal((true, 1), (first.IsEncrypted, first.Prompts));
        Assert.Equal((true, 0), (second.IsEncrypted, second.Prompts));
        Assert.Equal(0, new FileInfo(_user.StoreFile).Length);
        Assert.DoesNotContain(TokenStoreSession.TokenMark, _user.Everything, StringComparison.Ordinal);
        for (int offset = 0; offset < 3; offset++)
        {
            Assert.DoesNotContain(Base64OfTokenMark(offset), _user.Everything, StringComparison.Ordinal);
        }
    }

    [KeyringFact]
    public async Task A_keyring_is_cleared()
    {
        await _user.RunWithKeyringAsync();

        TokenStoreReport cleared = await _user.RunWithKeyringAsync(TokenStoreProgram.Clear);
        TokenStoreReport next = await _user.RunWithKeyringAsync();

        Assert.Null(cleared.ErrorId);
        Assert.Equal(1, next.Prompts);
    }

    [KeyringFact]
    public async Task What_was_stored_in_plain_text_is_deleted_once_there_is_a_keyring()
    {
        await _user.RunAsync(TokenStoreProgram.Allow);

        TokenStoreReport report = await _user.RunWithKeyringAsync(TokenStoreProgram.Allow);

        Assert.True(report.IsEncrypted);
        Assert.Equal(1, report.Prompts);
        Assert.DoesNotContain(TokenStoreSession.TokenMark, _user.Everything, StringComparison.Ordinal);
    }

    [KeyringFact]
    public async Task A_keyring_that_stays_locked_protects_nothing()
    {
        await _user.RunWithKeyringAsync();
        Stopwatch watch = Stopwatch.StartNew();

        TokenStoreReport report = await _user.RunWithLockedKeyringAsync();

        TokenStoreReport cleared = await _user.RunWithLockedKeyringAsync(TokenStoreProgram.Clear);
        TokenStoreReport unlocked = await _user.RunWithKeyringAsync();

        Assert.Equal("TokenStoreNotProtected", report.ErrorId);
        Assert.Equal("TokenStoreNotCleared", cleared.ErrorId);
        Assert.Equal(0, unlocked.Prompts);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(40), $"It took {watch.Elapsed}.");
    }

    // However the mark lies in what is encoded, without the characters at its ends that depend on its neighbours.
    private static string Base64OfTokenMark(int offset)
    {
        byte[] mark = Encoding.ASCII.GetBytes(new string(' ', offset) + TokenStoreSession.TokenMark);
        return Convert.ToBase64String(mark)[4..16];
    }
}
