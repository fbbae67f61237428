namespace Aspire.Hosting.AWS.Provisioning;

/// <summary>A resource could not be provisioned; the message says at which step and why.</summary>
public class AWSProvisioningException(string message, Exception? innerException = null) : Exception(message, innerException);
