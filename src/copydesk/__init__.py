"""copydesk reads several newsrooms' reports of one event and hands back one sourced account."""

__version__ = "0.1.0"
