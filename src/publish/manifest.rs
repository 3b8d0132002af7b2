//! The marker in an output folder: it says that the folder is ours, and lists the files that are.

use super::error::{Obstacle, PublishError};
use super::name::objection;
use skillweek_base::digest::Digest;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// The first line, with the version of the format.
const HEADER: &str = "skillweek-output 1";

/// Every file that a build made, with the digest of its bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub files: BTreeMap<Box<str>, Digest>,
}

impl Manifest {
    /// Reads the marker `name` of an output folder; `None` if it does not exist.
    pub fn read(folder: &Path, name: &str) -> Result<Option<Self>, PublishError> {
        let path = folder.join(name);
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_file() => {}
            Ok(_) => return Err(Obstacle::MarkerUnreadable.at(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(PublishError::io(&path)(error)),
        }
        let bytes = fs::read(&path).map_err(PublishError::io(&path))?;
        match std::str::from_utf8(&bytes).ok().and_then(Self::parse) {
            Some(manifest) => Ok(Some(manifest)),
            None => Err(Obstacle::MarkerUnreadable.at(path)),
        }
    }

    /// Parses a marker; `None` if any of it is invalid, since with half a list the other files
    /// would look like the user's.
    fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(HEADER)?.strip_prefix('\n')?;
        let (body, count) = rest.strip_suffix('\n')?.rsplit_once("end ")?;
        let mut files = BTreeMap::new();
        for line in body.lines() {
            let (digest, path) = line.split_once(' ')?;
            if objection(path).is_some() {
                return None;
            }
            files.insert(path.into(), Digest::from_hex(digest)?);
        }
        (count.parse() == Ok(files.len())).then_some(Self { files })
    }

    /// The digest of the marker's text.
    pub fn digest(&self) -> Digest {
        let mut hasher = blake3::Hasher::new();
        // Writing to a hasher cannot fail.
        let _ = self.write(BufWriter::with_capacity(1 << 14, &mut hasher));
        hasher.finalize().into()
    }

    /// Writes the marker's text: a header, a line for each file sorted by path, and the number of
    /// files.
    pub fn write(&self, mut to: impl Write) -> io::Result<()> {
        writeln!(to, "{HEADER}")?;
        for (path, digest) in &self.files {
            writeln!(to, "{digest} {path}")?;
        }
        writeln!(to, "end {}", self.files.len())?;
        to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(manifest: &Manifest) -> String {
        let mut text = Vec::new();
        manifest.write(&mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn a_manifest_reads_back_and_half_of_it_does_not() {
        let mut manifest = Manifest::default();
        for path in ["index.html", "append/end", "a/b.html"] {
            manifest.files.insert(path.into(), Digest::of(path.as_bytes()));
        }
        let text = text_of(&manifest);
        assert_eq!(Manifest::parse(&text), Some(manifest));
        for end in 0..text.len() {
            assert_eq!(Manifest::parse(&text[..end]), None, "cut at {end}");
        }
        let lines: Vec<&str> = text.lines().collect();
        let without_second = [&lines[..2], &lines[3..]].concat().join("\n") + "\n";
        assert_eq!(Manifest::parse(&without_second), None);
        assert_eq!(Manifest::parse(&text_of(&Manifest::default())), Some(Manifest::default()));
    }

    #[test]
    fn a_manifest_cannot_lead_outside() {
        let text = format!("{HEADER}\n{} ../x\nend 1\n", "0".repeat(64));
        assert_eq!(Manifest::parse(&text), None);
    }
}
