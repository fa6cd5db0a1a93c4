using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensions.Msal;

namespace GdapTools.Core.Authentication.Store;

/// <summary>
/// What lets a later process sign in a user without asking: accounts and their refresh tokens, protected by the system
/// (DPAPI, Keychain, libsecret). It never makes a sign-in fail.
/// Source: https://learn.microsoft.com/entra/msal/dotnet/how-to/token-cache-serialization
/// </summary>
/// <remarks>MSAL's own helper fails a sign-in over a damaged store, and stores each customer's access tokens.</remarks>
internal sealed class TokenStore(StoreFolder folder, Storage storage, bool isEncrypted)
{
    private readonly object _lock = new();
    private bool _isDamaged;
    private bool _wasThere;
    private bool _isForgotten;

    /// <summary>False for plain text.</summary>
    public bool IsEncrypted { get; } = isEncrypted;

    // A plain text's file that is empty has become the mark of a keyring.
    private bool IsThere => File.Exists(folder.FilePath) && (IsEncrypted || !folder.IsMarked);

    /// <summary>Opens the store after a trial. The system may ask the user to unlock the keyring.</summary>
    /// <exception cref="GdapException"><c>TokenStoreNotProtected</c>, <c>TokenStoreNotWritable</c></exception>
    public static async Task<TokenStore> OpenAsync(TokenStoreOptions options, CancellationToken cancellationToken)
    {
        // Nothing ends libsecret's wait for a keyring to be unlocked, but who gives up need not stay for it.
        TaskCompletionSource<bool> givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = cancellationToken.Register(() => givenUp.TrySetResult(true));
        Task<TokenStore> opening = Task.Run(() => Open(options), cancellationToken);
        await Task.WhenAny(opening, givenUp.Task).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return await opening.ConfigureAwait(false);
    }

    /// <summary>Removes what any session has stored for this user, in plain text or not.</summary>
    /// <exception cref="GdapException"><c>TokenStoreNotCleared</c></exception>
    public static void Clear(TokenStoreOptions options)
    {
        StoreFolder folder = new(options.Folder);
        new TokenStore(folder, folder.Protected(), isEncrypted: true).Clear();
    }

    /// <summary>Removes what is stored. Sessions that run on keep their tokens in memory, and store no more.</summary>
    /// <exception cref="GdapException"><c>TokenStoreNotCleared</c></exception>
    public void Clear()
    {
        lock (_lock)
        {
            _isForgotten = true;

            if (!IsEmptied())
            {
                throw StoreRefusal.NotCleared(folder.FilePath);
            }
        }
    }

    private bool IsEmptied()
    {
        try
        {
            using CrossPlatLock? alone = folder.Exists ? folder.Lock() : null;

            // A locked keyring keeps what it is told to remove, and says nothing.
            if (IsEncrypted && folder.IsMarked && Try(storage) is not null)
            {
                return false;
            }

            storage.Clear(ignoreExceptions: true);
            return !File.Exists(folder.FilePath) && storage.ReadData().Length == 0;
        }
        catch (Exception)
        {
            // No keyring to be had, which MSAL tells by exceptions of its own; nothing tells that there ever was one.
            return !File.Exists(folder.FilePath);
        }
    }

    private static TokenStore Open(TokenStoreOptions options)
    {
        StoreFolder folder = new(options.Folder);
        bool isNew = false;

        try
        {
            isNew = folder.Make();
            // The trial writes to one place for all processes.
            using CrossPlatLock trial = folder.Lock();
            return Choose(folder, options);
        }
        catch (GdapException) when (isNew)
        {
            folder.Unmake();
            throw;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw StoreRefusal.NotWritable(folder.FilePath);
        }
    }

    private static TokenStore Choose(StoreFolder folder, TokenStoreOptions options)
    {
        Storage encrypted = folder.Protected();
        MsalCachePersistenceException? refusal = Try(encrypted);

        if (refusal is null)
        {
            folder.DeletePlainText();
            return new TokenStore(folder, encrypted, isEncrypted: true);
        }

        if (!options.AllowsUnencrypted || !RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            throw StoreRefusal.NotProtected(refusal, folder.FilePath);
        }

        Storage plain = folder.Unprotected();
        return Try(plain) is null
            ? new TokenStore(folder, plain, isEncrypted: false)
            : throw StoreRefusal.NotWritable(folder.FilePath);
    }

    private static MsalCachePersistenceException? Try(Storage storage)
    {
        try
        {
            storage.VerifyPersistence();
            return null;
        }
        catch (MsalCachePersistenceException exception)
        {
            return exception;
        }
    }

    /// <summary>Adds what is stored to a cache.</summary>
    public void Load(ITokenCacheSerializer cache)
    {
        lock (_lock)
        {
            try
            {
                using CrossPlatLock alone = folder.Lock();
                byte[] stored = storage.ReadData();
                _wasThere |= IsThere;

                if (stored.Length > 0 && !_isForgotten)
                {
                    // What this session has is kept: access tokens are not stored, and a store can be lost.
                    _isDamaged = true;
                    cache.DeserializeMsalV3(stored, shouldClearExistingCache: false);
                    _isDamaged = false;
                }
            }
            catch (Exception)
            {
                // Damage, or a keyring locked meanwhile: whatever it is, it is no reason not to sign in.
            }
        }
    }

    /// <summary>Adds a cache to what is stored.</summary>
    public void Save(ITokenCacheSerializer cache)
    {
        lock (_lock)
        {
            try
            {
                using CrossPlatLock alone = folder.Lock();
                _isForgotten |= _wasThere && !IsThere;

                if (!_isForgotten)
                {
                    Write(cache.SerializeMsalV3());
                }
            }
            catch (Exception)
            {
                // The session has its tokens all the same.
            }
        }
    }

    private void Write(byte[] own)
    {
        byte[] stored = storage.ReadData();
        byte[] merged = StoredContent.Merge(_isDamaged ? [] : stored, own);

        if (!merged.SequenceEqual(stored))
        {
            storage.WriteData(merged);
        }

        _isDamaged = false;
        _wasThere |= IsThere;
    }
}
