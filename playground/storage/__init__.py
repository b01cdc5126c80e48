"""Files: the project file, written whole or not at all, and read with distrust."""
