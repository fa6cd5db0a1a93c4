using System;
using System.Security.Cryptography.X509Certificates;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>What is wrong with a certificate, in words that say what to do. Holds no password and no key.</summary>
internal static class CertificateError
{
    private const string Upload = " Upload its public part under App registrations > Certificates & secrets.";

    public static GdapException BadThumbprint(string thumbprint) => new(
        "CertificateThumbprintInvalid",
        GdapErrorKind.InvalidInput,
        $"'{thumbprint}' is no thumbprint: it has 40 hexadecimal digits (SHA-1), or 64 (SHA-256).",
        thumbprint,
        "Copy it from: Get-ChildItem Cert:\\CurrentUser\\My, or from App registrations > Certificates & secrets.");

    public static GdapException NotFound(string thumbprint) => new(
        "CertificateNotFound",
        GdapErrorKind.NotFound,
        $"No certificate with the thumbprint {thumbprint} is in the store \"My\" of this user or of this machine.",
        thumbprint,
        "Import it for the account that runs this command (Import-PfxCertificate -CertStoreLocation Cert:\\CurrentUser\\My), or give "
        + "-CertificatePath. A service or a runbook has a store of its own.");

    public static GdapException FileNotFound(string path) => new(
        "CertificateFileNotFound",
        GdapErrorKind.NotFound,
        $"There is no file '{path}'.",
        path,
        "Check -CertificatePath; a relative path begins at the current location.");

    public static GdapException Unreadable(string path, string reason) => new(
        "CertificateFileUnreadable",
        GdapErrorKind.InvalidData,
        $"'{path}' cannot be read as a certificate: {reason}.",
        path,
        "Give a PFX (PKCS #12) file, or a PEM file with certificate and private key in it.");

    public static GdapException WrongPassword(string path, bool isGiven) => new(
        "CertificatePasswordWrong",
        GdapErrorKind.Authentication,
        isGiven ? $"The password does not open '{path}'." : $"'{path}' is protected by a password, and none is given.",
        path,
        "Give the password with which the file was exported as -CertificatePassword. If it is lost, export the certificate again.");

    public static GdapException PemOfPowerShell7(string path) => new(
        "CertificatePemNeedsPowerShell7",
        GdapErrorKind.InvalidInput,
        $"Windows PowerShell can read from '{path}' only a certificate with an unencrypted PKCS #8 key (\"BEGIN PRIVATE KEY\").",
        path,
        "Use PowerShell 7, or make a PFX of it: openssl pkcs12 -export -in file.pem -out file.pfx");

    public static GdapException NoKey(X509Certificate2 certificate) => new(
        "CertificateWithoutPrivateKey",
        GdapErrorKind.InvalidInput,
        $"The certificate {Name(certificate)} is there without its private key: it can sign nothing.",
        certificate.Thumbprint,
        "Give the PFX file, or import it with the key. A .cer file holds the public part only, which is what Entra needs and not this "
        + "command.");

    public static GdapException Expired(X509Certificate2 certificate) => new(
        "CertificateExpired",
        GdapErrorKind.Authentication,
        $"The certificate {Name(certificate)} expired at {SignInCertificate.At(certificate.NotAfter)}.",
        certificate.Thumbprint,
        "Create a new one." + Upload);

    public static GdapException NotYetValid(X509Certificate2 certificate, DateTime now) => new(
        "CertificateNotYetValid",
        GdapErrorKind.Authentication,
        $"The certificate {Name(certificate)} is not valid before {SignInCertificate.At(certificate.NotBefore)}; this machine's clock says "
        + $"{SignInCertificate.At(now)}.",
        certificate.Thumbprint,
        "Wait, or set the clock of this machine if it is wrong.");

    public static GdapException KeyUnusable(X509Certificate2 certificate) => new(
        "CertificateKeyUnusable",
        GdapErrorKind.PermissionDenied,
        $"The private key of the certificate {Name(certificate)} cannot be used by this user.",
        certificate.Thumbprint,
        "Give the account that runs this command the right to the key (certlm.msc > All Tasks > Manage Private Keys), or import the PFX for "
        + "that account.");

    public static GdapException NotRsa(X509Certificate2 certificate) => new(
        "CertificateKeyUnusable",
        GdapErrorKind.InvalidInput,
        $"The certificate {Name(certificate)} has no RSA key; applications sign in with RSA.",
        certificate.Thumbprint,
        "Create a certificate with an RSA key of 2048 bits or more." + Upload);

    private static string Name(X509Certificate2 certificate) => $"{certificate.Thumbprint} ({certificate.Subject})";
}
