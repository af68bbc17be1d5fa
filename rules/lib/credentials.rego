# Credentials of integrations.
package sealint.lib.credentials

# The methods of authentication with a credential that somebody has to rotate.
methods := {"oauth2", "oidc", "mtls", "api-key", "basic"}
