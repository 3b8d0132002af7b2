//! The pages of a site: one file for each kind of page, which plans the outputs and collects the
//! values for their templates.

pub mod activities;
pub mod article;
pub mod home;
pub mod list;
pub mod pager;
pub mod plain;
pub mod poster;
pub mod redirects;
pub mod related;
