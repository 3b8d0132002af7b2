//! The examples of the `CommonMark` specification, read from the locked pulldown-cmark package, which
//! carries them in its own tests: the text of the specification (CC BY-SA) stays out of this repository.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// An example: Markdown and the HTML that the specification gives for it.
pub struct Example {
    pub number: usize,
    pub markdown: String,
    pub html: String,
}

/// Every example, in the order of the specification.
pub fn examples() -> Vec<Example> {
    let file = package("pulldown-cmark").join("tests/suite/spec.rs");
    let source =
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    source.split("fn spec_test_").skip(1).map(example).collect()
}

/// Reads `7() { let original = r##"…"##; let expected = r##"…"##; …`.
fn example(source: &str) -> Example {
    let (number, rest) = source.split_once('(').expect("a number");
    let mut texts =
        rest.split("r##\"").skip(1).map(|text| text.split("\"##").next().unwrap_or_default());
    let mut text = || texts.next().expect("a raw string").to_owned();
    Example { number: number.parse().expect("a number"), markdown: text(), html: text() }
}

/// The folder of a package that this one is built with. Only this machine's platform is asked about:
/// what other platforms need was never downloaded.
fn package(name: &str) -> PathBuf {
    let platform = format!("--filter-platform={}", host());
    let arguments = ["metadata", "--format-version=1", "--offline", "--locked", &platform];
    let output = Command::new(env!("CARGO")).args(arguments).output().expect("cargo runs");
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let package =
        packages.iter().find(|package| package["name"] == name).expect("the package is locked");
    let manifest = PathBuf::from(package["manifest_path"].as_str().expect("a path"));
    manifest.parent().expect("a folder").to_owned()
}

/// The platform that cargo builds for (`x86_64-unknown-linux-gnu`).
fn host() -> String {
    let output = Command::new(env!("CARGO")).arg("-vV").output().expect("cargo runs");
    let version = String::from_utf8(output.stdout).expect("UTF-8");
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("cargo names its host").to_owned()
}
