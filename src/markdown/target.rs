//! What an article asks of the page that shows it.

/// What an article needs to know of the page that shows it.
pub trait LinkResolver {
    /// Where `article.references[index]` leads, seen from this page.
    fn target(&self, index: usize) -> Target;

    /// How wide a picture is shown, as the `sizes` attribute says it.
    fn sizes(&self, place: PictureSize) -> &str;

    /// Whether the text begins what a reader sees of the page, with no picture above it.
    fn opens_page(&self) -> bool;

    /// The theme's own rendering of a `:::` block, if it has one; `body` is HTML.
    fn block(&self, name: &str, title: Option<&str>, body: &str) -> Option<String>;
}

/// Where in a text a picture stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureSize {
    /// Across the text, alone or within a line.
    Figure,
    /// The same, of a picture that is higher than wide.
    Upright,
    /// Beside others.
    Gallery,
}

/// Where a reference leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A page or heading of the project, or any other address that needs no mark.
    Address(String),
    /// Another site.
    External(String),
    /// A file to be downloaded.
    File {
        href: String,
        /// The name under which it should be saved.
        file_name: String,
        /// PDF, DOCX …
        format: String,
        /// 1.2 MB.
        size: String,
    },
    /// A picture.
    Image(Box<Picture>),
    /// Nothing; the text is shown without a link. Reported elsewhere.
    Missing,
}

/// A picture, ready to be shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    pub src: String,
    /// Pixels, where the file tells.
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// `src` and its other sizes with their widths.
    pub srcset: Option<String>,
    /// Media types with the sizes in that format, the best first.
    pub sources: Vec<(&'static str, String)>,
    /// The address of the picture in its largest size; empty where that is `src`.
    pub full: String,
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

    /// Width and height; a width that the author asks for keeps the proportions.
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
