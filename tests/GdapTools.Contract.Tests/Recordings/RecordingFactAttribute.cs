using Xunit;

namespace GdapTools.Contract.Tests.Recordings;

/// <summary>A test of what was recorded; skipped, not passed, where nothing was.</summary>
public sealed class RecordingFactAttribute : FactAttribute
{
    public RecordingFactAttribute()
    {
        if (Recording.Folder is null)
        {
            Skip = $"{Recording.Variable} names no recordings; build.ps1 Test makes them.";
        }
    }
}
