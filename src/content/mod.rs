//! Content: typed pages and sections, read from records.
