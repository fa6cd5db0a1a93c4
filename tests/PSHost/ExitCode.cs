namespace GdapTools.ConsoleHost;

/// <summary>What this host says to the process that started it, when the script itself says nothing.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    public const int Failure = 1;

    /// <summary>128 + SIGINT, as shells report it.</summary>
    public const int Interrupted = 130;
}
