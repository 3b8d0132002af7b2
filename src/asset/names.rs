//! The published names of files, which change with the bytes.

use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::base::slug::slug;

/// The hexadecimal digits of the digest in a published name.
const NAME_DIGITS: usize = 10;

/// A published name: the file's own name, the digest, and the extension; without an extension the
/// part of a rendition's name that all sizes of one picture share.
pub(super) fn name(source: &SourcePath, digest: &Digest, extension: &str) -> String {
    let (stem, digest) = (slug(source.stem()), digest.short(NAME_DIGITS));
    match extension {
        "" => format!("{stem}.{digest}"),
        extension => format!("{stem}.{digest}.{}", slug(extension)),
    }
}
