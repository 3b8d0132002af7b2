//! Share pictures: a page's title and facts set in a theme's SVG, drawn as the picture that chats
//! and social networks show beside a link.
//!
//! 1. `font` reads font files and their licences; `system` finds those of the machine.
//! 2. `fonts` puts them in order: a character uses the first face that has it.
//! 3. `breaks` finds the places where a line may end, `lines` breaks a text into lines, and `fit`
//!    finds the size at which it fills a place in the drawing.
//! 4. `draw` makes a JPEG of the filled SVG.
//!
//! This module knows neither sites nor themes. Only `system` reads files outside the project, and
//! only when asked.

mod breaks;
pub mod draw;
pub mod fit;
mod font;
pub mod fonts;
mod lines;
pub mod system;

pub use draw::{Drawing, VERSION, draw};
pub use font::FontFile;
pub use fonts::Fonts;
pub use system::installed_fonts;
