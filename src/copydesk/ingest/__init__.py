"""The way in: paths, pages and records become reports; whatever cannot be read is named, with a reason."""

from copydesk.ingest.files import take_in
from copydesk.ingest.intake import Intake, Notice, Rejected, Unreadable
from copydesk.ingest.records import report_from_record
from copydesk.ingest.reports import report_from_text

__all__ = ["Intake", "Notice", "Rejected", "Unreadable", "report_from_record", "report_from_text", "take_in"]
