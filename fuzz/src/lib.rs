//! What is asked of the parts of skillweek that read other people's files, whatever the bytes are: an
//! answer, and that it holds what the rest of the program relies on. A panic is a finding.
//!
//! ```sh
//! cargo run --manifest-path fuzz/Cargo.toml svg FILE…      # asks about files and folders, on any toolchain
//! cargo fuzz run svg --features libfuzzer                  # searches for bytes that end in a panic
//! ```

mod pictures;
mod texts;

/// A question that takes any bytes.
pub type Target = fn(&[u8]);

/// Every target by its name, which is also that of its folder of seeds and of its program.
pub const TARGETS: [(&str, Target); 8] = [
    ("develop", pictures::develop),
    ("strip", pictures::strip),
    ("svg", pictures::svg),
    ("front_matter", texts::front_matter),
    ("markdown", texts::markdown),
    ("table", texts::table),
    ("request", texts::request),
    ("path", texts::path),
];

/// The target of that name.
pub fn find(name: &str) -> Option<Target> {
    TARGETS.iter().find(|(known, _)| *known == name).map(|(_, target)| *target)
}

/// Asks one target. A name that is none is a mistake in this package.
///
/// # Panics
///
/// If there is no such target, and where the target does.
pub fn run(name: &str, bytes: &[u8]) {
    find(name).expect("a target of that name")(bytes);
}
