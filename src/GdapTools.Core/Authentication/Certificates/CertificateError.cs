using System;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>The failures of a certificate, wherever it came from.</summary>
internal static class CertificateError
{
    /// <summary>Does not repeat the text, which may be anything that was pasted by mistake.</summary>
    public static GdapException ThumbprintInvalid(int length) => new(
        "CertificateThumbprintInvalid",
        GdapErrorKind.InvalidInput,
        $"This is no thumbprint: one has 40 or 64 hexadecimal digits, this text has {length} characters.",
        target: "Thumbprint",
        "Copy the thumbprint from the certificate's details, or from the application's page, Certificates & secrets.");

    public static GdapException NotFound(Thumbprint wanted) => new(
        "CertificateNotFound",
        GdapErrorKind.NotFound,
        $"Neither the user's nor the machine's personal store has a certificate with the thumbprint {wanted.Hex}.",
        wanted.Hex,
        "Compare the thumbprint with Get-ChildItem Cert:\\CurrentUser\\My, Cert:\\LocalMachine\\My; import the "
        + "certificate with its private key as the user who runs this, or give the path of its PFX file.");

    public static GdapException Empty() => new(
        "CertificateKeyUnusable",
        GdapErrorKind.InvalidInput,
        "The certificate object is empty: it has been disposed, or nothing was loaded into it.",
        target: "Certificate",
        "Load the certificate again and give the new object.");

    public static GdapException WithoutPrivateKey(string thumbprint) => new(
        "CertificateWithoutPrivateKey",
        GdapErrorKind.InvalidInput,
        $"The certificate {thumbprint} comes without its private key, and only that can sign in.",
        thumbprint,
        "Export the certificate again with its private key, as a PFX file, on the machine where it was made; "
        + "a .cer or .crt file holds the public half alone.");

    public static GdapException KeyNotRsa(object target) => new(
        "CertificateKeyNotRsa",
        GdapErrorKind.InvalidInput,
        $"The key of the certificate '{target}' is no plain RSA key; Entra ID accepts no other for an application.",
        target,
        "Make a certificate with an RSA key of at least 2048 bits and add its public half to the application.");

    public static GdapException Expired(string thumbprint, DateTimeOffset notAfter) => new(
        "CertificateExpired",
        GdapErrorKind.Authentication,
        $"The certificate {thumbprint} expired at {notAfter:u}.",
        thumbprint,
        "Make a new certificate, add its public half to the application, and sign in with the new one.");

    public static GdapException NotYetValid(string thumbprint, DateTimeOffset notBefore) => new(
        "CertificateNotYetValid",
        GdapErrorKind.Authentication,
        $"The certificate {thumbprint} is valid only from {notBefore:u}, or the clock of this machine is wrong.",
        thumbprint,
        "Check this machine's date, time and time zone; if they are right, wait for that date or use "
        + "another certificate.");

    public static GdapException KeyUnusable(string thumbprint, Exception cause) => new(
        "CertificateKeyUnusable",
        GdapErrorKind.Authentication,
        $"The private key of the certificate {thumbprint} is there but cannot be used.",
        thumbprint,
        "Run as the user who owns the key, or let this user read it: certlm.msc, All Tasks, Manage Private Keys. "
        + "If the key is on a card or token, insert it; if it is damaged, import the certificate again.",
        cause);
}
