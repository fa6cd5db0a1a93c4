namespace GdapTools;

/// <summary>How a report is written.</summary>
public enum ReportFormat
{
    /// <summary>One page that needs nothing but a browser.</summary>
    Html,

    /// <summary>For programs: format <c>gdap-report/1</c>.</summary>
    Json,

    /// <summary>One line a finding, for spreadsheets.</summary>
    Csv,
}
