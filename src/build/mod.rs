//! From a project on disk to finished sites: the one pipeline that every command runs.

mod analysis;
mod archive;
mod explain;
mod failure;
mod fonts;
mod last;
mod last_build;
mod outputs;
mod pipeline;
mod publish;
mod request;
mod rules;
mod session;
mod share;
mod site_states;
mod site_work;
mod stages;
mod surveyed;
mod texts;
mod themes;
mod uses;
mod witness;

pub use explain::{Explainer, Output, Source};
pub use failure::Failure;
pub use last_build::{BuiltPage, LastBuild, Reason};
pub use outputs::Served;
pub use pipeline::{build, check, run};
pub use request::{FontScope, Outcome, Progress, Request, Stage};
pub use session::{Changes, Session, SiteState};
pub use texts::ProjectTexts;

pub use crate::publish::{Condition, Share};
pub use crate::render::job::OutputKind;
