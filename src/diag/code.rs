//! The catalogue of diagnostic codes, with their permanent names and default severities.

use crate::base::text::Text;
use crate::text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// A remark, which does not affect the exit status.
    Info,
    /// Any other problem; it does not keep a file from being published.
    Warning,
    /// A problem that breaks the site, misleads its readers or leaks personal data.
    Error,
}

impl Severity {
    /// The name in `site.yaml` and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The name in texts for people.
    pub fn label(self) -> Text {
        match self {
            Self::Info => text!("提示", "info"),
            Self::Warning => text!("警告", "warning"),
            Self::Error => text!("错误", "error"),
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident $name:literal $severity:ident;)*) => {
        /// A diagnostic's permanent name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Code {
            $($(#[$doc])* $code,)*
        }

        impl Code {
            /// All codes, in the order of the catalogue.
            pub const ALL: &[Code] = &[$(Code::$code,)*];

            /// The name in `site.yaml` and in reports.
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => $name,)* }
            }

            /// The severity unless `rules` in `site.yaml` changes it.
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // Content
    /// YAML that cannot be parsed, or missing fences around it.
    FrontMatterSyntax "front-matter-syntax" Error;
    /// A key that is not known, most likely misspelt.
    UnknownKey "unknown-key" Warning;
    /// A required key is missing.
    MissingKey "missing-key" Error;
    /// A known key has a value that cannot be used.
    InvalidValue "invalid-value" Error;
    /// An encoding other than UTF-8, or bytes that cannot be decoded.
    Encoding "encoding" Warning;
    /// Two files have the same address.
    DuplicateSlug "duplicate-slug" Error;
    /// A date of publication in the future.
    FutureDate "future-date" Error;
    /// An article names neither editor nor reviewer.
    Unreviewed "unreviewed" Warning;
    /// A date and its weekday disagree.
    WeekdayMismatch "weekday-mismatch" Warning;
    /// A word almost equals one of `protected_terms`.
    TermNearMiss "term-near-miss" Warning;
    /// The year in a document's number is not in the brackets 〔〕.
    DocumentNumberBrackets "document-number-brackets" Warning;
    /// Remains of Word or of a web editor.
    WordResidue "word-residue" Warning;
    /// Private-use characters, or the replacement character (U+FFFD).
    PrivateUseCharacter "private-use-character" Warning;
    /// The quoted theme of the week differs from `edition.theme`.
    ThemeMismatch "theme-mismatch" Warning;
    /// A section has nothing to publish.
    EmptySection "empty-section" Warning;
    // Activities
    /// An activity or edition ends before it starts.
    EndBeforeStart "end-before-start" Error;
    /// An activity's date is far from the edition.
    OutsideEdition "outside-edition" Warning;
    /// A day of the edition has no activity.
    DayWithoutActivity "day-without-activity" Warning;
    /// Two activities are at one venue at the same time.
    VenueClash "venue-clash" Warning;
    /// Booking is required or advised, without a way to book.
    BookingWithoutChannel "booking-without-channel" Warning;
    /// Longitude and latitude are swapped, or outside China.
    CoordinatesSwapped "coordinates-swapped" Error;
    /// Booking closes after the activity starts.
    DeadlineAfterStart "deadline-after-start" Error;
    /// An activity is cancelled or moved without an explanation.
    CancelledWithoutNote "cancelled-without-note" Warning;
    /// An activity charges a fee.
    FeeCharged "fee-charged" Warning;
    // Links
    /// A link to a page that does not exist.
    BrokenLink "broken-link" Error;
    /// The anchor of a link does not exist on the target page.
    BrokenAnchor "broken-anchor" Error;
    /// A file that is referred to does not exist.
    MissingFile "missing-file" Error;
    /// A link to a host that is not among `links_allowed`.
    HostNotAllowed "host-not-allowed" Error;
    /// A link that readers cannot see.
    HiddenLink "hidden-link" Error;
    /// A link with `http://`.
    InsecureLink "insecure-link" Warning;
    /// A link to the author's computer or an internal network.
    LocalLink "local-link" Error;
    /// A page would load a resource from another host.
    ThirdPartyResource "third-party-resource" Warning;
    // Privacy
    /// An identity card number.
    IdNumber "id-number" Error;
    /// A mobile number.
    MobileNumber "mobile-number" Error;
    /// A bank card number.
    BankCard "bank-card" Error;
    /// A table column with personal data.
    SensitiveColumn "sensitive-column" Error;
    /// Photos show minors without a guardian's consent.
    MinorWithoutConsent "minor-without-consent" Error;
    /// Metadata of a document that could not be removed.
    DocumentMetadata "document-metadata" Warning;
    // Standards
    /// A site with an address has no ICP number.
    IcpMissing "icp-missing" Warning;
    /// The footer lacks the publisher or a way to reach it.
    FooterIncomplete "footer-incomplete" Warning;
    /// A map has no approval number.
    MapWithoutApproval "map-without-approval" Warning;
    /// A site code does not have the usual format.
    SiteCodeFormat "site-code-format" Warning;
    /// An ICP number does not have the usual format.
    IcpFormat "icp-format" Warning;
    /// A public security number does not have the usual format.
    PoliceFormat "police-format" Warning;
    /// A press report names no outlet or no address of the original.
    RepostWithoutSource "repost-without-source" Warning;
    // Accessibility
    /// An image has no text alternative.
    AltMissing "alt-missing" Warning;
    /// Headings skip a level.
    HeadingOrder "heading-order" Warning;
    /// A colour has too little contrast.
    Contrast "contrast" Warning;
    /// A link's text does not say where it leads.
    VagueLink "vague-link" Warning;
    /// A table has no header, or an empty one.
    TableHeader "table-header" Warning;
    /// A video has neither a transcript nor a text.
    VideoWithoutText "video-without-text" Warning;
    // Files
    /// Two paths differ only in case.
    CaseCollision "case-collision" Error;
    /// A file name that Windows does not allow.
    ReservedName "reserved-name" Error;
    /// A file is too large to be published as it is.
    TooLarge "too-large" Warning;
    /// A format that is not supported, or that does not match the extension.
    UnsupportedFormat "unsupported-format" Error;
    /// An image that cannot be decoded.
    BrokenImage "broken-image" Warning;
    /// An image has too many pixels.
    ImageTooLarge "image-too-large" Warning;
    /// A path leads out of the project.
    PathEscapes "path-escapes" Error;
    /// A file that cannot be read.
    UnreadableFile "unreadable-file" Error;
    /// A file is held: its last good version, or nothing, is published.
    HeldFile "held-file" Info;
    /// The first page of a PDF cannot be drawn.
    NoPreview "no-preview" Warning;
    /// No usable font for share pictures, or a character is missing in it.
    FontMissing "font-missing" Warning;
    // Spreadsheets
    /// A row of a table is no record.
    RowSkipped "row-skipped" Warning;
    /// A date in a cell can be read in several ways.
    AmbiguousDate "ambiguous-date" Warning;
    /// A column that is not known.
    UnknownColumn "unknown-column" Warning;
    /// Cells of the data are merged.
    MergedCell "merged-cell" Warning;
    // Themes
    /// A theme that is neither built in nor in `themes/`.
    UnknownTheme "unknown-theme" Error;
    /// An error in a template or in a theme's YAML.
    TemplateError "template-error" Error;
    /// An error in a style sheet.
    StyleError "style-error" Error;
}

impl Code {
    /// Codes that `rules` accepts, though this version does not check them yet.
    pub const NOT_CHECKED_YET: &[Code] = &[
        Code::FutureDate,
        Code::Unreviewed,
        Code::TermNearMiss,
        Code::DocumentNumberBrackets,
        Code::ThemeMismatch,
        Code::IdNumber,
        Code::MobileNumber,
        Code::BankCard,
        Code::SensitiveColumn,
        Code::MinorWithoutConsent,
        Code::IcpMissing,
        Code::FooterIncomplete,
        Code::MapWithoutApproval,
    ];

    /// Whether `rules` cannot make it less than an error. Such a finding means that a file cannot
    /// be read or a page cannot be made, so that publishing would silently delete the page.
    pub fn is_fixed(self) -> bool {
        matches!(
            self,
            Self::FrontMatterSyntax
                | Self::Encoding
                | Self::MissingKey
                | Self::DuplicateSlug
                | Self::UnreadableFile
                | Self::TemplateError
        )
    }

    /// The code with that name.
    pub fn find(name: &str) -> Option<Code> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
