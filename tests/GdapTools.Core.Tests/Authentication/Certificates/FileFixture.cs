using System;
using System.IO;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using GdapTools.Core.Authentication.Certificates;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>A folder for certificates' files, which goes with the test.</summary>
public abstract class FileFixture : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("gdap-certificate-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string Write(byte[] content, string name = "certificate.bin")
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    protected string Write(string content, string name = "certificate.bin")
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    protected static X509Certificate2 Load(string path, string? password = null)
    {
        using SecureString? secure = password is null ? null : Samples.Secure(password);
        return SignInCertificate.FromFile(path, secure, Samples.Clock);
    }

    protected static GdapException Refused(string errorId, string path, string? password = null) =>
        Samples.Refusal(() => Load(path, password).Dispose(), errorId);
}
