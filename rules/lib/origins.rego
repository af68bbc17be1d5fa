# Origins of web pages, in lower case.
package sealint.lib.origins

# The origin stands for that of everybody.
anybody(origin) if origin in {"*", "null"}

anybody(origin) if regex.match(`^[a-z]+://\*(:[0-9*]+)?/?$`, origin)
