//! Tables that are copied into a section as they are, after a look whether they can be read.

use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Sink};
use skillweek_record::table::{self, Columns};

/// What is found in a table as a whole: another format, a password, hidden rows. Mistakes of single
/// rows are left to `check`.
pub fn findings(file: &SourcePath, bytes: &[u8], columns: &Columns) -> Vec<Diagnostic> {
    let mut sink = Sink::new();
    table::read(file, bytes, columns, &mut sink);
    sink.into_diagnostics()
}
