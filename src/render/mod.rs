pub mod context;
pub mod minify;
