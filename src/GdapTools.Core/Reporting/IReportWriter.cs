using System.IO;

namespace GdapTools.Core.Reporting;

/// <summary>Writes a report in one format.</summary>
public interface IReportWriter
{
    /// <summary>Writes <paramref name="report"/>; equal reports give equal text.</summary>
    void Write(Report report, TextWriter output);
}
