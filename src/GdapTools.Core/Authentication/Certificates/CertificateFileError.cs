using System;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>The failures of a certificate's file.</summary>
internal static class CertificateFileError
{
    public static GdapException NotFound(string path) => new(
        "CertificateFileNotFound",
        GdapErrorKind.NotFound,
        $"There is no file '{path}'.",
        path,
        "Check the path; give it in full if the file is not in the current directory.");

    /// <param name="path">Of the file.</param>
    /// <param name="reason">Completes "The certificate file '...'".</param>
    /// <param name="cause">What the runtime threw, where that can hold nothing of the file.</param>
    public static GdapException Unreadable(string path, string reason, Exception? cause = null) => new(
        "CertificateFileUnreadable",
        GdapErrorKind.InvalidData,
        $"The certificate file '{path}' {reason}.",
        path,
        "Give a PFX file, or a PEM file with certificate and private key, that this user may read; "
        + "export it again if it may be damaged.",
        cause);

    public static GdapException PasswordWrong(string path, bool isGiven) => new(
        "CertificatePasswordWrong",
        GdapErrorKind.Authentication,
        isGiven ? $"The password does not open '{path}'." : $"'{path}' is encrypted and no password was given.",
        path,
        "Give the password that was chosen when the file was exported; upper and lower case count. If it is lost, or "
        + "if this system does not know the file's encryption, export the certificate again, as a PFX file.");

    public static GdapException KeyOfAnother(string path) => new(
        "CertificateWithoutPrivateKey",
        GdapErrorKind.InvalidInput,
        $"The private key in '{path}' belongs to none of the certificates in it.",
        path,
        "Put the certificate and its own key into one file, or export both together as a PFX file.");

    public static GdapException PemNeedsPowerShell7(string path, string label) => new(
        "CertificatePemNeedsPowerShell7",
        GdapErrorKind.InvalidInput,
        $"Windows PowerShell cannot read the form in which '{path}' holds its key ({label}).",
        path,
        "Use a PFX file: openssl pkcs12 -export -in FILE.pem -out FILE.pfx makes one. "
        + "PowerShell 7 reads the PEM file as it is.");
}
