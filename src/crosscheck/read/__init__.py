"""Path or bytes to Document: one file per format, one for discovery, one for the manifest."""
