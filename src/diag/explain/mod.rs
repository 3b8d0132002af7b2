//! What each diagnostic means: what it is, why it matters, how it looks and how to mend it.
//!
//! The texts are small tables, a file for each room of the catalogue; the terminal page and the reference in
//! `docs/` are both made from them.

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
use crate::base::text::Lang;

/// What a diagnostic means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    pub room: Room,
    /// What the program found.
    pub what: Both,
    /// What it does to readers, to search, or before the rules that the sites answer to.
    pub why: Both,
    /// An example that is reported.
    pub wrong: &'static str,
    /// The same, mended.
    pub right: &'static str,
}

/// A fixed text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both {
    pub zh: &'static str,
    pub en: &'static str,
}

impl Both {
    pub fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// The part of a project that a diagnostic is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    Content,
    Activities,
    Links,
    Privacy,
    Standards,
    Accessibility,
    Files,
    Tables,
    Themes,
}

impl Room {
    /// Its name as a heading.
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

/// What a diagnostic means. A table, hence its length: a code without an explanation does not compile.
pub fn explain(code: Code) -> Explanation {
    match code {
        Code::FrontMatterSyntax => content::FRONT_MATTER_SYNTAX,
        Code::UnknownKey => content::UNKNOWN_KEY,
        Code::MissingKey => content::MISSING_KEY,
        Code::InvalidValue => content::INVALID_VALUE,
        Code::Encoding => content::ENCODING,
        Code::DuplicateSlug => content::DUPLICATE_SLUG,
        Code::FutureDate => content::FUTURE_DATE,
        Code::Unreviewed => content::UNREVIEWED,
        Code::WeekdayMismatch => content::WEEKDAY_MISMATCH,
        Code::TermNearMiss => content::TERM_NEAR_MISS,
        Code::DocumentNumberBrackets => content::DOCUMENT_NUMBER_BRACKETS,
        Code::WordResidue => content::WORD_RESIDUE,
        Code::PrivateUseCharacter => content::PRIVATE_USE_CHARACTER,
        Code::ThemeMismatch => content::THEME_MISMATCH,
        Code::EmptySection => content::EMPTY_SECTION,
        Code::EndBeforeStart => activities::END_BEFORE_START,
        Code::OutsideEdition => activities::OUTSIDE_EDITION,
        Code::DayWithoutActivity => activities::DAY_WITHOUT_ACTIVITY,
        Code::VenueClash => activities::VENUE_CLASH,
        Code::BookingWithoutChannel => activities::BOOKING_WITHOUT_CHANNEL,
        Code::CoordinatesSwapped => activities::COORDINATES_SWAPPED,
        Code::DeadlineAfterStart => activities::DEADLINE_AFTER_START,
        Code::CancelledWithoutNote => activities::CANCELLED_WITHOUT_NOTE,
        Code::FeeCharged => activities::FEE_CHARGED,
        Code::BrokenLink => links::BROKEN_LINK,
        Code::BrokenAnchor => links::BROKEN_ANCHOR,
        Code::MissingFile => links::MISSING_FILE,
        Code::HostNotAllowed => links::HOST_NOT_ALLOWED,
        Code::HiddenLink => links::HIDDEN_LINK,
        Code::InsecureLink => links::INSECURE_LINK,
        Code::LocalLink => links::LOCAL_LINK,
        Code::ThirdPartyResource => links::THIRD_PARTY_RESOURCE,
        Code::IdNumber => privacy::ID_NUMBER,
        Code::MobileNumber => privacy::MOBILE_NUMBER,
        Code::BankCard => privacy::BANK_CARD,
        Code::SensitiveColumn => privacy::SENSITIVE_COLUMN,
        Code::MinorWithoutConsent => privacy::MINOR_WITHOUT_CONSENT,
        Code::DocumentMetadata => privacy::DOCUMENT_METADATA,
        Code::IcpMissing => standards::ICP_MISSING,
        Code::FooterIncomplete => standards::FOOTER_INCOMPLETE,
        Code::MapWithoutApproval => standards::MAP_WITHOUT_APPROVAL,
        Code::SiteCodeFormat => standards::SITE_CODE_FORMAT,
        Code::IcpFormat => standards::ICP_FORMAT,
        Code::PoliceFormat => standards::POLICE_FORMAT,
        Code::RepostWithoutSource => standards::REPOST_WITHOUT_SOURCE,
        Code::AltMissing => accessibility::ALT_MISSING,
        Code::HeadingOrder => accessibility::HEADING_ORDER,
        Code::Contrast => accessibility::CONTRAST,
        Code::VagueLink => accessibility::VAGUE_LINK,
        Code::TableHeader => accessibility::TABLE_HEADER,
        Code::VideoWithoutText => accessibility::VIDEO_WITHOUT_TEXT,
        Code::CaseCollision => files::CASE_COLLISION,
        Code::ReservedName => files::RESERVED_NAME,
        Code::TooLarge => files::TOO_LARGE,
        Code::UnsupportedFormat => files::UNSUPPORTED_FORMAT,
        Code::BrokenImage => files::BROKEN_IMAGE,
        Code::ImageTooLarge => files::IMAGE_TOO_LARGE,
        Code::PathEscapes => files::PATH_ESCAPES,
        Code::UnreadableFile => files::UNREADABLE_FILE,
        Code::NoPreview => files::NO_PREVIEW,
        Code::FontMissing => files::FONT_MISSING,
        Code::RowSkipped => tables::ROW_SKIPPED,
        Code::AmbiguousDate => tables::AMBIGUOUS_DATE,
        Code::UnknownColumn => tables::UNKNOWN_COLUMN,
        Code::MergedCell => tables::MERGED_CELL,
        Code::UnknownTheme => themes::UNKNOWN_THEME,
        Code::TemplateError => themes::TEMPLATE_ERROR,
        Code::StyleError => themes::STYLE_ERROR,
    }
}
