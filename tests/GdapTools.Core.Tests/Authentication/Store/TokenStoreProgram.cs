using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Store;

namespace GdapTools.Core.Tests.Authentication.Store;

/// <summary>A process that opens the store of a folder, signs in with it, and tells what came of it as JSON.</summary>
internal static class TokenStoreProgram
{
    public const string Allow = "allow";
    public const string Clear = "clear";

    public static async Task<int> Main(string[] arguments)
    {
        TokenStoreOptions options = new() { Folder = arguments[0], AllowsUnencrypted = arguments.Contains(Allow) };
        Console.WriteLine(JsonSerializer.Serialize(await RunAsync(options, arguments.Contains(Clear))));
        return 0;
    }

    private static async Task<TokenStoreReport> RunAsync(TokenStoreOptions options, bool clears)
    {
        try
        {
            if (clears)
            {
                TokenStore.Clear(options);
                return new TokenStoreReport();
            }

            TokenStore store = await TokenStore.OpenAsync(options, CancellationToken.None);
            return new TokenStoreReport
            {
                IsEncrypted = store.IsEncrypted,
                Prompts = await TokenStoreSession.RunAsync(store),
            };
        }
        catch (GdapException exception)
        {
            return new TokenStoreReport
            {
                ErrorId = exception.ErrorId,
                Message = exception.Message,
                RecommendedAction = exception.RecommendedAction,
            };
        }
    }
}
