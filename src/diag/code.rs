//! The catalogue of diagnostic codes, with their permanent names and default severities.

use super::explain::{
    Explanation, accessibility, activities, content, files, links, privacy, standards, tables,
    themes,
};
use serde::{Deserialize, Serialize};
use skillweek_base::text;
use skillweek_base::text::Text;
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
    ($($(#[$doc:meta])* $code:ident $name:literal $severity:ident $group:ident::$explanation:ident;)*) => {
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

            /// The explanation that `skillweek explain` and the reference show.
            pub fn explanation(self) -> &'static Explanation {
                match self { $(Code::$code => &$group::$explanation,)* }
            }

            /// The group under which the reference lists the code, in Chinese and in English.
            pub fn group(self) -> [&'static str; 2] {
                match self { $(Code::$code => $group::GROUP,)* }
            }
        }
    };
}

codes! {
    // Content
    /// YAML that cannot be parsed, or missing fences around it.
    FrontMatterSyntax "front-matter-syntax" Error content::FRONT_MATTER_SYNTAX;
    /// A key that is not known, most likely misspelt.
    UnknownKey "unknown-key" Warning content::UNKNOWN_KEY;
    /// A required key is missing.
    MissingKey "missing-key" Error content::MISSING_KEY;
    /// A known key has a value that cannot be used.
    InvalidValue "invalid-value" Error content::INVALID_VALUE;
    /// An encoding other than UTF-8, or bytes that cannot be decoded.
    Encoding "encoding" Warning content::ENCODING;
    /// Two files have the same address.
    DuplicateSlug "duplicate-slug" Error content::DUPLICATE_SLUG;
    /// A date of publication in the future.
    FutureDate "future-date" Error content::FUTURE_DATE;
    /// An article names neither editor nor reviewer.
    Unreviewed "unreviewed" Warning content::UNREVIEWED;
    /// A date and its weekday disagree.
    WeekdayMismatch "weekday-mismatch" Warning content::WEEKDAY_MISMATCH;
    /// A word almost equals one of `protected_terms`.
    TermNearMiss "term-near-miss" Warning content::TERM_NEAR_MISS;
    /// The year in a document's number is not in the brackets 〔〕.
    DocumentNumberBrackets "document-number-brackets" Warning content::DOCUMENT_NUMBER_BRACKETS;
    /// Remains of Word or of a web editor.
    WordResidue "word-residue" Warning content::WORD_RESIDUE;
    /// A value or text that `new` or `add` wrote as a sample and nobody replaced.
    Placeholder "placeholder" Warning content::PLACEHOLDER;
    /// Private-use characters, or the replacement character (U+FFFD).
    PrivateUseCharacter "private-use-character" Warning content::PRIVATE_USE_CHARACTER;
    /// The quoted theme of the week differs from `edition.theme`.
    ThemeMismatch "theme-mismatch" Warning content::THEME_MISMATCH;
    /// A section has nothing to publish.
    EmptySection "empty-section" Warning content::EMPTY_SECTION;
    // Activities
    /// An activity or edition ends before it starts.
    EndBeforeStart "end-before-start" Error activities::END_BEFORE_START;
    /// An activity's date is far from the edition.
    OutsideEdition "outside-edition" Warning activities::OUTSIDE_EDITION;
    /// A day of the edition has no activity.
    DayWithoutActivity "day-without-activity" Warning activities::DAY_WITHOUT_ACTIVITY;
    /// Two activities are at one venue at the same time.
    VenueClash "venue-clash" Warning activities::VENUE_CLASH;
    /// A time without an hour or a day, shown as it is written.
    UnclearTime "unclear-time" Warning activities::UNCLEAR_TIME;
    /// Booking is required or advised, without a way to book.
    BookingWithoutChannel "booking-without-channel" Warning activities::BOOKING_WITHOUT_CHANNEL;
    /// Longitude and latitude are swapped, or outside China.
    CoordinatesSwapped "coordinates-swapped" Error activities::COORDINATES_SWAPPED;
    /// Booking closes after the activity starts.
    DeadlineAfterStart "deadline-after-start" Error activities::DEADLINE_AFTER_START;
    /// An activity is cancelled or moved without an explanation.
    CancelledWithoutNote "cancelled-without-note" Warning activities::CANCELLED_WITHOUT_NOTE;
    /// An activity charges a fee.
    FeeCharged "fee-charged" Warning activities::FEE_CHARGED;
    // Links
    /// A link to a page that does not exist.
    BrokenLink "broken-link" Error links::BROKEN_LINK;
    /// The anchor of a link does not exist on the target page.
    BrokenAnchor "broken-anchor" Error links::BROKEN_ANCHOR;
    /// A file that is referred to does not exist.
    MissingFile "missing-file" Error links::MISSING_FILE;
    /// A link to a host that is not among `links_allowed`.
    HostNotAllowed "host-not-allowed" Error links::HOST_NOT_ALLOWED;
    /// A link that readers cannot see.
    HiddenLink "hidden-link" Error links::HIDDEN_LINK;
    /// A link with `http://`.
    InsecureLink "insecure-link" Warning links::INSECURE_LINK;
    /// A link to the author's computer or an internal network.
    LocalLink "local-link" Error links::LOCAL_LINK;
    /// A page would load a resource from another host.
    ThirdPartyResource "third-party-resource" Warning links::THIRD_PARTY_RESOURCE;
    // Privacy
    /// An identity card number.
    IdNumber "id-number" Error privacy::ID_NUMBER;
    /// A mobile number.
    MobileNumber "mobile-number" Error privacy::MOBILE_NUMBER;
    /// A bank card number.
    BankCard "bank-card" Error privacy::BANK_CARD;
    /// A table column with personal data.
    SensitiveColumn "sensitive-column" Error privacy::SENSITIVE_COLUMN;
    /// Photos show minors without a guardian's consent.
    MinorWithoutConsent "minor-without-consent" Error privacy::MINOR_WITHOUT_CONSENT;
    /// Metadata of a document that could not be removed.
    DocumentMetadata "document-metadata" Warning privacy::DOCUMENT_METADATA;
    // Standards
    /// A site with an address has no ICP number.
    IcpMissing "icp-missing" Warning standards::ICP_MISSING;
    /// The footer lacks the publisher or a way to reach it.
    FooterIncomplete "footer-incomplete" Warning standards::FOOTER_INCOMPLETE;
    /// A map has no approval number.
    MapWithoutApproval "map-without-approval" Warning standards::MAP_WITHOUT_APPROVAL;
    /// A site code does not have the usual format.
    SiteCodeFormat "site-code-format" Warning standards::SITE_CODE_FORMAT;
    /// An ICP number does not have the usual format.
    IcpFormat "icp-format" Warning standards::ICP_FORMAT;
    /// A public security number does not have the usual format.
    PoliceFormat "police-format" Warning standards::POLICE_FORMAT;
    /// A press report names no outlet or no address of the original.
    RepostWithoutSource "repost-without-source" Warning standards::REPOST_WITHOUT_SOURCE;
    // Accessibility
    /// An image has no text alternative.
    AltMissing "alt-missing" Warning accessibility::ALT_MISSING;
    /// Headings skip a level.
    HeadingOrder "heading-order" Warning accessibility::HEADING_ORDER;
    /// A colour has too little contrast.
    Contrast "contrast" Warning accessibility::CONTRAST;
    /// A link's text does not say where it leads.
    VagueLink "vague-link" Warning accessibility::VAGUE_LINK;
    /// A table has no header, or an empty one.
    TableHeader "table-header" Warning accessibility::TABLE_HEADER;
    /// A video has neither a transcript nor a text.
    VideoWithoutText "video-without-text" Warning accessibility::VIDEO_WITHOUT_TEXT;
    // Files
    /// A file that makes nothing and that nothing uses.
    IgnoredFile "ignored-file" Warning files::IGNORED_FILE;
    /// Two paths differ only in case.
    CaseCollision "case-collision" Error files::CASE_COLLISION;
    /// A file name that Windows does not allow.
    ReservedName "reserved-name" Error files::RESERVED_NAME;
    /// A file is too large to be published as it is.
    TooLarge "too-large" Warning files::TOO_LARGE;
    /// A format that is not supported, or that does not match the extension.
    UnsupportedFormat "unsupported-format" Error files::UNSUPPORTED_FORMAT;
    /// An image that cannot be decoded.
    BrokenImage "broken-image" Warning files::BROKEN_IMAGE;
    /// An image has too many pixels.
    ImageTooLarge "image-too-large" Warning files::IMAGE_TOO_LARGE;
    /// A path leads out of the project.
    PathEscapes "path-escapes" Error files::PATH_ESCAPES;
    /// A file that cannot be read.
    UnreadableFile "unreadable-file" Error files::UNREADABLE_FILE;
    /// A file is held: its last good version, or nothing, is published.
    HeldFile "held-file" Info files::HELD_FILE;
    /// The first page of a PDF cannot be drawn.
    NoPreview "no-preview" Warning files::NO_PREVIEW;
    /// No usable font for share pictures, or a character is missing in it.
    FontMissing "font-missing" Warning files::FONT_MISSING;
    // Spreadsheets
    /// Rows, columns or sheets that are hidden, and therefore not published.
    HiddenCells "hidden-cells" Warning tables::HIDDEN_CELLS;
    /// A row of a table is no record.
    RowSkipped "row-skipped" Warning tables::ROW_SKIPPED;
    /// A date in a cell can be read in several ways.
    AmbiguousDate "ambiguous-date" Warning tables::AMBIGUOUS_DATE;
    /// A column that is not known.
    UnknownColumn "unknown-column" Warning tables::UNKNOWN_COLUMN;
    /// Cells of the data are merged.
    MergedCell "merged-cell" Warning tables::MERGED_CELL;
    // Themes
    /// A theme that is neither built in nor in `themes/`.
    UnknownTheme "unknown-theme" Error themes::UNKNOWN_THEME;
    /// An error in a template or in a theme's YAML.
    TemplateError "template-error" Error themes::TEMPLATE_ERROR;
    /// An error in a style sheet.
    StyleError "style-error" Error themes::STYLE_ERROR;
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
