//! From a project on disk to finished sites: the one pipeline that every command runs.

mod archive;
mod cards;
mod choice;
mod explain;
mod failure;
mod fonts;
mod ground;
mod holds;
mod judge;
mod last;
mod last_build;
mod last_good;
mod outputs;
mod pipeline;
mod project;
mod publish;
mod request;
mod rules;
mod seen;
mod session;
mod settle;
mod share;
mod since;
mod site_states;
mod site_work;
mod surveyed;
mod texts;
mod themes;
mod uses;
mod versions;
mod view;
mod witness;

pub use explain::{Explainer, Output, Source};
pub use failure::Failure;
pub use last_build::{BuiltPage, LastBuild, Reason};
pub use outputs::Served;
pub use pipeline::{build, check, run};
pub use request::{FontScope, Held, Outcome, Progress, Request, Stage};
pub use session::{Changes, Session};
pub use site_states::SiteState;
pub use texts::ProjectTexts;
pub use versions::{Version, Versions};

pub use crate::publish::{Condition, Share};
pub use crate::render::job::OutputKind;
