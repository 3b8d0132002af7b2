//! The recipe for a site's pictures: from the site's settings, else the theme's, else the defaults.

use crate::config::settings::Settings;
use crate::picture::Recipe;
use crate::theme::Theme;

/// The recipe of a site.
pub fn resolve(theme: &Theme, settings: &Settings) -> Recipe {
    settings.pictures.or(&theme.pictures.recipe_options).recipe()
}
