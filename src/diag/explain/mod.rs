//! Explanations of the diagnostic codes: meaning, reason, example and correction.
//!
//! The texts are small tables, one file for each group of codes. The terminal page and the
//! reference in `docs/` are both made from them.

mod accessibility;
mod activities;
mod content;
mod files;
mod links;
mod page;
mod privacy;
mod standards;
mod tables;
mod themes;

pub use page::{page, reference};

use super::code::Code;
use crate::base::text::Both;

/// The explanation of a diagnostic code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// The group under which the reference lists the code.
    pub room: Room,
    /// The finding.
    pub what: Both,
    /// The effect on readers, on search, or under the rules for public sites.
    pub why: Both,
    /// An example that is reported.
    pub wrong: &'static str,
    /// The same example, corrected.
    pub right: &'static str,
}

/// The group of a diagnostic code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Text and front matter.
    Content,
    /// Times, places and booking of activities.
    Activities,
    /// Links and loaded resources.
    Links,
    /// Personal data.
    Privacy,
    /// Requirements for sites of public bodies.
    Standards,
    /// Accessibility.
    Accessibility,
    /// Files and their names.
    Files,
    /// Spreadsheets.
    Tables,
    /// Themes, templates and styles.
    Themes,
}

impl Room {
    /// The heading of the group.
    pub fn name(self) -> Both {
        match self {
            Self::Content => Both { zh: "内容", en: "Content" },
            Self::Activities => Both { zh: "活动", en: "Activities" },
            Self::Links => Both { zh: "链接", en: "Links" },
            Self::Privacy => Both { zh: "个人信息", en: "Privacy" },
            Self::Standards => Both { zh: "规范", en: "Standards" },
            Self::Accessibility => Both { zh: "无障碍", en: "Accessibility" },
            Self::Files => Both { zh: "文件", en: "Files" },
            Self::Tables => Both { zh: "电子表格", en: "Spreadsheets" },
            Self::Themes => Both { zh: "外观", en: "Themes" },
        }
    }
}

macro_rules! explanations {
    ($($code:ident $explanation:path;)*) => {
        /// The explanation of a code. A code without one does not compile.
        pub fn explain(code: Code) -> Explanation {
            match code {
                $(Code::$code => $explanation,)*
            }
        }
    };
}

explanations! {
    FrontMatterSyntax content::FRONT_MATTER_SYNTAX;
    UnknownKey content::UNKNOWN_KEY;
    MissingKey content::MISSING_KEY;
    InvalidValue content::INVALID_VALUE;
    Encoding content::ENCODING;
    DuplicateSlug content::DUPLICATE_SLUG;
    FutureDate content::FUTURE_DATE;
    Unreviewed content::UNREVIEWED;
    WeekdayMismatch content::WEEKDAY_MISMATCH;
    TermNearMiss content::TERM_NEAR_MISS;
    DocumentNumberBrackets content::DOCUMENT_NUMBER_BRACKETS;
    WordResidue content::WORD_RESIDUE;
    PrivateUseCharacter content::PRIVATE_USE_CHARACTER;
    ThemeMismatch content::THEME_MISMATCH;
    EmptySection content::EMPTY_SECTION;
    EndBeforeStart activities::END_BEFORE_START;
    OutsideEdition activities::OUTSIDE_EDITION;
    DayWithoutActivity activities::DAY_WITHOUT_ACTIVITY;
    VenueClash activities::VENUE_CLASH;
    BookingWithoutChannel activities::BOOKING_WITHOUT_CHANNEL;
    CoordinatesSwapped activities::COORDINATES_SWAPPED;
    DeadlineAfterStart activities::DEADLINE_AFTER_START;
    CancelledWithoutNote activities::CANCELLED_WITHOUT_NOTE;
    FeeCharged activities::FEE_CHARGED;
    BrokenLink links::BROKEN_LINK;
    BrokenAnchor links::BROKEN_ANCHOR;
    MissingFile links::MISSING_FILE;
    HostNotAllowed links::HOST_NOT_ALLOWED;
    HiddenLink links::HIDDEN_LINK;
    InsecureLink links::INSECURE_LINK;
    LocalLink links::LOCAL_LINK;
    ThirdPartyResource links::THIRD_PARTY_RESOURCE;
    IdNumber privacy::ID_NUMBER;
    MobileNumber privacy::MOBILE_NUMBER;
    BankCard privacy::BANK_CARD;
    SensitiveColumn privacy::SENSITIVE_COLUMN;
    MinorWithoutConsent privacy::MINOR_WITHOUT_CONSENT;
    DocumentMetadata privacy::DOCUMENT_METADATA;
    IcpMissing standards::ICP_MISSING;
    FooterIncomplete standards::FOOTER_INCOMPLETE;
    MapWithoutApproval standards::MAP_WITHOUT_APPROVAL;
    SiteCodeFormat standards::SITE_CODE_FORMAT;
    IcpFormat standards::ICP_FORMAT;
    PoliceFormat standards::POLICE_FORMAT;
    RepostWithoutSource standards::REPOST_WITHOUT_SOURCE;
    AltMissing accessibility::ALT_MISSING;
    HeadingOrder accessibility::HEADING_ORDER;
    Contrast accessibility::CONTRAST;
    VagueLink accessibility::VAGUE_LINK;
    TableHeader accessibility::TABLE_HEADER;
    VideoWithoutText accessibility::VIDEO_WITHOUT_TEXT;
    CaseCollision files::CASE_COLLISION;
    ReservedName files::RESERVED_NAME;
    TooLarge files::TOO_LARGE;
    UnsupportedFormat files::UNSUPPORTED_FORMAT;
    BrokenImage files::BROKEN_IMAGE;
    ImageTooLarge files::IMAGE_TOO_LARGE;
    PathEscapes files::PATH_ESCAPES;
    UnreadableFile files::UNREADABLE_FILE;
    HeldFile files::HELD_FILE;
    NoPreview files::NO_PREVIEW;
    FontMissing files::FONT_MISSING;
    RowSkipped tables::ROW_SKIPPED;
    AmbiguousDate tables::AMBIGUOUS_DATE;
    UnknownColumn tables::UNKNOWN_COLUMN;
    MergedCell tables::MERGED_CELL;
    UnknownTheme themes::UNKNOWN_THEME;
    TemplateError themes::TEMPLATE_ERROR;
    StyleError themes::STYLE_ERROR;
}
