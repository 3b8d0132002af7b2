//! Has the crate compiled again when a file of a theme appears or goes: themes are part of it.

fn main() {
    println!("cargo::rerun-if-changed=../../themes");
}
