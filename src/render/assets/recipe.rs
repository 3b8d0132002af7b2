//! What is made of a site's pictures: the site's word, else its theme's, else the usual.

use crate::config::settings::Settings;
use crate::picture::Recipe;
use crate::theme::Theme;

/// The recipe of a site.
pub fn resolve(theme: &Theme, settings: &Settings) -> Recipe {
    settings.pictures.or(&theme.pictures.recipe_options).recipe()
}
