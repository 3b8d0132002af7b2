//! The catalogue of diagnostic codes: permanent names, and how grave each is by default.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    Info,
    Warning,
    Error,
}

impl Severity {
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
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
            /// Every code, in the order of the catalogue.
            pub const ALL: &[Code] = &[$(Code::$code,)*];

            /// The name as users write and read it.
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => $name,)* }
            }

            /// The severity where `rules` in `site.yaml` says nothing else.
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // Content
    FrontMatterSyntax "front-matter-syntax" Error;
    UnknownKey "unknown-key" Warning;
    MissingKey "missing-key" Error;
    InvalidValue "invalid-value" Error;
    Encoding "encoding" Warning;
    DuplicateSlug "duplicate-slug" Error;
    FutureDate "future-date" Error;
    Unreviewed "unreviewed" Warning;
    WeekdayMismatch "weekday-mismatch" Warning;
    TermNearMiss "term-near-miss" Warning;
    DocumentNumberBrackets "document-number-brackets" Warning;
    WordResidue "word-residue" Warning;
    PrivateUseCharacter "private-use-character" Warning;
    ThemeMismatch "theme-mismatch" Warning;
    EmptySection "empty-section" Warning;
    // Activities
    EndBeforeStart "end-before-start" Error;
    OutsideEdition "outside-edition" Warning;
    DayWithoutActivity "day-without-activity" Warning;
    VenueClash "venue-clash" Warning;
    BookingWithoutChannel "booking-without-channel" Warning;
    CoordinatesSwapped "coordinates-swapped" Error;
    DeadlineAfterStart "deadline-after-start" Error;
    CancelledWithoutNote "cancelled-without-note" Warning;
    FeeCharged "fee-charged" Warning;
    // Links
    BrokenLink "broken-link" Error;
    BrokenAnchor "broken-anchor" Error;
    MissingFile "missing-file" Error;
    HostNotAllowed "host-not-allowed" Error;
    HiddenLink "hidden-link" Error;
    InsecureLink "insecure-link" Warning;
    LocalLink "local-link" Error;
    ThirdPartyResource "third-party-resource" Warning;
    // Privacy
    IdNumber "id-number" Error;
    MobileNumber "mobile-number" Error;
    BankCard "bank-card" Error;
    SensitiveColumn "sensitive-column" Error;
    MinorWithoutConsent "minor-without-consent" Error;
    DocumentMetadata "document-metadata" Warning;
    // Standards
    IcpMissing "icp-missing" Warning;
    FooterIncomplete "footer-incomplete" Warning;
    MapWithoutApproval "map-without-approval" Warning;
    SiteCodeFormat "site-code-format" Warning;
    IcpFormat "icp-format" Warning;
    PoliceFormat "police-format" Warning;
    RepostWithoutSource "repost-without-source" Warning;
    // Accessibility
    AltMissing "alt-missing" Warning;
    HeadingOrder "heading-order" Warning;
    Contrast "contrast" Warning;
    VagueLink "vague-link" Warning;
    TableHeader "table-header" Warning;
    VideoWithoutText "video-without-text" Warning;
    // Files
    CaseCollision "case-collision" Error;
    ReservedName "reserved-name" Error;
    TooLarge "too-large" Warning;
    UnsupportedFormat "unsupported-format" Error;
    BrokenImage "broken-image" Warning;
    ImageTooLarge "image-too-large" Warning;
    PathEscapes "path-escapes" Error;
    UnreadableFile "unreadable-file" Error;
    HeldFile "held-file" Info;
    NoPreview "no-preview" Warning;
    FontMissing "font-missing" Warning;
    // Spreadsheets
    RowSkipped "row-skipped" Warning;
    AmbiguousDate "ambiguous-date" Warning;
    UnknownColumn "unknown-column" Warning;
    MergedCell "merged-cell" Warning;
    // Themes
    UnknownTheme "unknown-theme" Error;
    TemplateError "template-error" Error;
    StyleError "style-error" Error;
}

impl Code {
    /// Names that are settled and may stand in `rules`, whose checks this version does not have yet.
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

    /// Whether `rules` cannot make it less than an error: what it is about leaves a file unreadable or a
    /// page unmade, and what was online yesterday would be gone without a word.
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

    /// The code of that name.
    pub fn find(name: &str) -> Option<Code> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
