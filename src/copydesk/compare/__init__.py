"""One file a kind of finding: marked reports in, findings out."""
