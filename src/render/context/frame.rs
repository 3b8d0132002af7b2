//! The values that every template receives, whatever its page.

use super::{Article, Assets, Home, List, Page, Plain, Poster, Programme, Site, SiteMap};
use crate::page_builder::shared_layout::SharedLayout;
use serde::Serialize;
use skillweek_theme::Words;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The values that every template receives: those of the page, and those of the `LayoutContext`.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Facts about the page itself, for its head and frame.
    pub page: Page,
    /// The layout's values, shared with the pages beside it.
    pub around: Arc<SharedLayout>,
}

/// The part of the frame that all pages of one folder and column share. It is converted to the
/// template engine's values once: for a page with a short text it is most of the context.
#[derive(Debug, Clone, Serialize)]
pub struct LayoutContext<'a> {
    /// The site's language, BCP 47 (`zh-CN`).
    pub lang: &'a str,
    /// The program's name and version, for `<meta name="generator">`.
    pub generator: String,
    /// The theme's own words in the site's language (`words.home` is 首页).
    #[serde(skip)]
    pub words: &'a Words,
    /// The theme parameters of this site, defaults filled in.
    pub params: &'a BTreeMap<String, serde_json::Value>,
    /// The site that the page belongs to.
    pub site: Site,
    /// The site's style, script, icon and theme files.
    pub assets: Assets,
}

/// The context of a template: its fields, and those of its frame.
pub trait Framed: Serialize {
    /// The frame, whose values stand beside the context's own fields.
    fn frame(&self) -> &Frame;
}

macro_rules! framed {
    ($($context:ident)*) => {$(
        impl Framed for $context {
            fn frame(&self) -> &Frame {
                &self.frame
            }
        }
    )*};
}
framed!(Home Programme List Article Poster SiteMap Plain);
