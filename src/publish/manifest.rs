//! The marker in an output folder: that it is ours, and which files of it.

use super::error::PublishError;
use super::name::objection;
use crate::base::digest::Digest;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{fs, io};

/// The first line, with the version of the format.
const HEADER: &str = "skillweek-output 1";

/// Every file that a build made, with the BLAKE3 digest of its bytes in hexadecimal digits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub files: BTreeMap<String, String>,
}

impl Manifest {
    /// Reads a marker of an output folder; `None` if there is none of that name.
    pub fn read(folder: &Path, name: &str) -> Result<Option<Self>, PublishError> {
        let path = folder.join(name);
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_file() => {}
            Ok(_) => return Err(PublishError::MarkerUnreadable { path }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(PublishError::io(&path, error)),
        }
        let bytes = fs::read(&path).map_err(|error| PublishError::io(&path, error))?;
        match std::str::from_utf8(&bytes).ok().and_then(Self::parse) {
            Some(manifest) => Ok(Some(manifest)),
            None => Err(PublishError::MarkerUnreadable { path }),
        }
    }

    /// Understands a marker's text; `None` where anything of it is amiss, for half a list would make
    /// the other half look like the user's files.
    fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(HEADER)?.strip_prefix('\n')?;
        let (body, count) = rest.strip_suffix('\n')?.rsplit_once("end ")?;
        let mut files = BTreeMap::new();
        for line in body.lines() {
            let (digest, path) = line.split_once(' ')?;
            let is_digest =
                digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
            if !is_digest || objection(path).is_some() {
                return None;
            }
            files.insert(path.to_owned(), digest.to_owned());
        }
        (count.parse() == Ok(files.len())).then_some(Self { files })
    }

    /// The digest of all that it says.
    pub fn digest(&self) -> Digest {
        Digest::of(self.to_text().as_bytes())
    }

    /// The marker's text: a header, a line for each file by path, and the number of files.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for (path, digest) in &self.files {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{digest} {path}");
        }
        let _ = writeln!(text, "end {}", self.files.len());
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_back_and_half_of_it_does_not() {
        let mut manifest = Manifest::default();
        for path in ["index.html", "append/end", "a/b.html"] {
            manifest.files.insert(path.into(), "0".repeat(64));
        }
        let text = manifest.to_text();
        assert_eq!(Manifest::parse(&text), Some(manifest));
        for end in 0..text.len() {
            assert_eq!(Manifest::parse(&text[..end]), None, "cut at {end}");
        }
        let lines: Vec<&str> = text.lines().collect();
        let without_second = [&lines[..2], &lines[3..]].concat().join("\n") + "\n";
        assert_eq!(Manifest::parse(&without_second), None);
        assert_eq!(Manifest::parse(&Manifest::default().to_text()), Some(Manifest::default()));
    }

    #[test]
    fn a_manifest_cannot_lead_outside() {
        let text = format!("{HEADER}\n{} ../x\nend 1\n", "0".repeat(64));
        assert_eq!(Manifest::parse(&text), None);
    }
}
