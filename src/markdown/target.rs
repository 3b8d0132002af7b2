//! The interface between an article and the page that shows it.

/// Answers an article's questions about the page that shows it.
pub trait LinkResolver {
    /// The target of `article.references[index]`, relative to this page.
    fn target(&self, index: usize) -> Target;

    /// The `sizes` attribute of a picture: the width at which it is shown.
    fn sizes(&self, place: PictureSize) -> &str;

    /// Whether the text is at the top of the page, with no picture above it.
    fn opens_page(&self) -> bool;

    /// The theme's own HTML for a `:::` block, `None` if it has none; `body` is HTML, `title` plain
    /// text.
    fn block(&self, name: &str, title: Option<&str>, body: &str) -> Option<String>;
}

/// The position of a picture in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureSize {
    /// Across the text, alone or within a line.
    Figure,
    /// The same for a picture that is higher than wide.
    Upright,
    /// Beside other pictures.
    Gallery,
}

/// The target of a reference.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A page or heading of the project, or any other address that needs no mark.
    Address(String),
    /// Another site.
    External(String),
    /// A file for download.
    File {
        /// The address, as for the other variants.
        href: String,
        /// The suggested file name for saving.
        file_name: String,
        /// Such as PDF or DOCX.
        format: String,
        /// Such as 1.2 MB.
        size: String,
    },
    /// A picture.
    Image(Box<Picture>),
    /// No target: the text is shown without a link. This is reported elsewhere.
    Missing,
}

/// A picture with its renditions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// The address of the rendition for browsers without `srcset`.
    pub src: String,
    /// Pixels; `None` if the file does not tell.
    pub width: Option<u32>,
    /// Pixels; `None` if the file does not tell.
    pub height: Option<u32>,
    /// The `srcset` attribute: `src` and its other sizes with their widths.
    pub srcset: Option<String>,
    /// Media types and their `srcset` attributes, the best format first.
    pub sources: Vec<(&'static str, String)>,
    /// The address of the largest size; empty if that is `src`.
    pub full: String,
    /// Classes for the tones of the placeholder and the focus, separated by spaces.
    pub class: String,
}

impl Target {
    /// The address, if there is one.
    pub(super) fn address(&self) -> Option<String> {
        match self {
            Self::Address(address) | Self::External(address) => Some(address.clone()),
            Self::File { href, .. } => Some(href.clone()),
            Self::Image(picture) => Some(picture.full().to_owned()),
            Self::Missing => None,
        }
    }
}

impl Picture {
    /// The address of the picture in full size.
    pub(super) fn full(&self) -> &str {
        if self.full.is_empty() { &self.src } else { &self.full }
    }

    pub(super) fn is_upright(&self) -> bool {
        self.width.zip(self.height).is_some_and(|(width, height)| height > width)
    }

    /// Width and height; a width set by the author keeps the proportions.
    pub(super) fn size(&self, wanted: Option<u32>) -> [Option<u32>; 2] {
        match (wanted, self.width, self.height) {
            (Some(wanted), Some(width), Some(height)) if width > 0 => {
                let scaled = u64::from(height) * u64::from(wanted) / u64::from(width);
                [Some(wanted), u32::try_from(scaled.max(1)).ok()]
            }
            (Some(wanted), ..) => [Some(wanted), None],
            (None, width, height) => [width, height],
        }
    }
}
