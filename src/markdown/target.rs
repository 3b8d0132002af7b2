//! What an article asks of the page that shows it.

/// What an article needs to know of the page that shows it.
pub trait Surroundings {
    /// Where `article.references[index]` leads, seen from this page.
    fn target(&self, index: usize) -> Target;

    /// The theme's own rendering of a `:::` block, if it has one; `body` is HTML.
    fn block(&self, name: &str, title: Option<&str>, body: &str) -> Option<String>;
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
        /// The name under which it shall be saved.
        file_name: String,
        /// PDF, DOCX …
        format: String,
        /// 1.2 MB.
        size: String,
    },
    /// A picture.
    Image(Picture),
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
    /// Whether it is an SVG.
    pub is_vector: bool,
    /// The address of the picture in full size, where `src` is a smaller one.
    pub full: Option<String>,
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
        self.full.as_deref().unwrap_or(&self.src)
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
