"""The command line: opens the window, or traces, checks, writes, trains and pictures without one."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from playground.app.arguments import COMMANDS, UsageError, command_arguments, window_arguments
from playground.storage.file_error import FileError

WRONG = 2
INTERRUPTED = 130


def run(argv: Sequence[str]) -> int:
    """Do what a command line says and return the exit code; what is wrong is one line, and the code 2."""
    try:
        if argv and argv[0] in COMMANDS:
            return _do(command_arguments(argv[0], argv[1:]))
        return _open(window_arguments(argv))
    except UsageError as error:
        return _complain(str(error))
    except SystemExit as done:  # argparse has printed the help or the version
        return int(done.code or 0)
    except KeyboardInterrupt:
        return INTERRUPTED


def _do(arguments: argparse.Namespace) -> int:
    """Do a command without a window."""
    try:
        code = int(arguments.command(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read has seen enough
        return 0
    except (ValueError, OSError) as error:
        return _complain(str(error))
    return code


def _complain(text: str) -> int:
    """Say what is wrong in one line."""
    sys.stderr.write(f"backprop-playground: {' '.join(text.split())}\n")
    return WRONG


def _open(arguments: argparse.Namespace) -> int:
    """Open the window, with a file or an example in it if one is named."""
    from playground.app.example_list import example_path
    from playground.app.start import open_window

    if arguments.example is None:
        return open_window(arguments.file)
    try:
        path = example_path(arguments.example)
    except FileError as error:
        return _complain(str(error))
    return open_window(example=path)
