"""The workspaces between header and status bar."""
