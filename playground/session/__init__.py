"""The open project and all that can be done to it, without a window."""
