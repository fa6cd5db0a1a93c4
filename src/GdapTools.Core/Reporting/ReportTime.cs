using System;
using System.Globalization;

namespace GdapTools.Core.Reporting;

/// <summary>Times as reports write them: always UTC.</summary>
internal static class ReportTime
{
    public static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Plain(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
