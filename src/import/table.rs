//! Tables that are copied into a section as they are, after a look whether they can be read.

use skillweek_base::path::SourcePath;
use skillweek_diag::{Code, Diagnostic, Sink};
use skillweek_record::table::{self, Columns};

/// What keeps a table from being read at all: another format, a password, damage. Mistakes in its
/// rows are left to `check`, which shows them with their cells.
pub fn obstacle(name: &str, bytes: &[u8], columns: &Columns) -> Option<Diagnostic> {
    let mut sink = Sink::new();
    table::read(&SourcePath::new(name), bytes, columns, &mut sink);
    let keeps =
        |found: &Diagnostic| matches!(found.code, Code::UnsupportedFormat | Code::UnreadableFile);
    sink.into_diagnostics().into_iter().find(keeps)
}
