//! Shows diagnostics: as pictures for people and as JSON for programs.
