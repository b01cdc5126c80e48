"""Panels beside the workspaces: one panel, one file."""
