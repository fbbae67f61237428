using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ImageStudio.Web.SignIn;

/// <summary>
/// Without signing in, whoever reaches Web sees, adds and deletes everything. On an address of this machine alone that is its
/// user's business; on any other somebody has to have said so. Asked for each address before it is opened.
/// </summary>
internal static class PublicAddress
{
    /// <exception cref="InvalidOperationException">The address is open to others and nobody has to sign in.</exception>
    public static void ThrowIfOpen(ListenOptions address, SignInOptions options)
    {
        if (address.IPEndPoint is { } endpoint) ThrowIfOpen(endpoint, options);
    }

    /// <exception cref="InvalidOperationException">The address is open to others and nobody has to sign in.</exception>
    public static void ThrowIfOpen(IPEndPoint address, SignInOptions options)
    {
        if (options.IsOn || options.AllowAnonymous || IPAddress.IsLoopback(address.Address)) return;
        throw new InvalidOperationException(
            $"Web would listen on {address}, where everybody who reaches it could see, add and delete all photos. Set {SignInOptions.Section}:{nameof(SignInOptions.ClientId)} and the other settings of {SignInOptions.Section} to have users sign in, "
            + $"listen on localhost, or set {SignInOptions.Section}:{nameof(SignInOptions.AllowAnonymous)}=true where something else keeps strangers out.");
    }
}
