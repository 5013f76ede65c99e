"""The faces of a dossier: terminal, page, Markdown and files for other programs. None of them decides anything."""
