# The sample partner on a loopback port, so that a sign-in over HTTP can be tried. The module must have opened its
# sandbox once, which loads what is served here.
function Start-LoopbackSandbox {
    $assembly = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'GdapTools.Sandbox' }
    $snapshot = $assembly.GetType('GdapTools.Sandbox.SampleSnapshot').GetMethod('Load').Invoke($null, @())
    $options = [Activator]::CreateInstance($assembly.GetType('GdapTools.Sandbox.SandboxOptions'))
    $handler = [Activator]::CreateInstance($assembly.GetType('GdapTools.Sandbox.SandboxHandler'), @($snapshot, $options))

    $socket = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $socket.Start()
    $port = $socket.LocalEndpoint.Port
    $socket.Stop()
    $listener = [System.Net.HttpListener]::new()
    $listener.Prefixes.Add("http://127.0.0.1:$port/")
    $listener.Start()

    $shell = [powershell]::Create().AddScript({
            param($Listener, $Handler)
            $sandbox = [System.Net.Http.HttpMessageInvoker]::new($Handler)
            while ($true) {
                # Waits in steps: a pipeline inside a blocking call could not be stopped.
                $next = $Listener.GetContextAsync()
                while (-not $next.Wait(100)) { }
                $context = $next.Result
                $asked = $context.Request
                $request = [System.Net.Http.HttpRequestMessage]::new($asked.HttpMethod, $asked.Url)
                $request.Content = [System.Net.Http.StringContent]::new([System.IO.StreamReader]::new($asked.InputStream).ReadToEnd())
                foreach ($name in $asked.Headers.AllKeys) {
                    [void] $request.Headers.TryAddWithoutValidation($name, $asked.Headers[$name])
                }

                $answer = $sandbox.SendAsync($request, [System.Threading.CancellationToken]::None).GetAwaiter().GetResult()
                $context.Response.StatusCode = [int] $answer.StatusCode
                $context.Response.ContentType = "$($answer.Content.Headers.ContentType)"
                $context.Response.Close($answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult(), $true)
            }
        }).AddArgument($listener).AddArgument($handler)
    [void] $shell.BeginInvoke()
    [pscustomobject] @{ Uri = "http://127.0.0.1:$port/"; Listener = $listener; Shell = $shell }
}

function Stop-LoopbackSandbox($Sandbox) {
    $Sandbox.Shell.Stop()
    $Sandbox.Shell.Dispose()
    $Sandbox.Listener.Close()
}
