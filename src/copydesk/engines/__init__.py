"""The same steps run by something other than one process."""
