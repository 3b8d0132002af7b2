//! The commands and flags. Their texts are in [`super::words`]: the doc comments here are for
//! readers of the code and never shown.

use clap::{Args, Parser, Subcommand, ValueEnum};
use skillweek_config::values::Level;
use skillweek_pipeline::Shard;
use std::path::PathBuf;

/// The command line as typed.
#[derive(Debug, Parser)]
#[command(name = "skillweek", version, disable_help_subcommand = true)]
pub struct Typed {
    #[command(subcommand)]
    pub command: Command,
    /// The language of messages; chosen before parsing, here only for validation and documentation.
    #[arg(long, value_name = "LANG", value_enum, global = true)]
    pub lang: Option<LangName>,
    /// The project's folder.
    #[arg(long, value_name = "DIR", global = true)]
    pub root: Option<PathBuf>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Makes a project.
    New(New),
    /// Makes a page.
    Add(Add),
    /// Takes files of other programs.
    Import(Import),
    /// Makes the sites.
    Build(Build),
    /// Shows the sites while they are being written.
    Serve(Serve),
    /// Looks for mistakes.
    Check(Check),
    /// Looks at what the machine has.
    SelfCheck(SelfCheck),
    /// Prints a JSON Schema.
    Schema(Schema),
    /// Explains a diagnostic.
    Explain(Explain),
    /// Shows themes.
    #[command(subcommand)]
    Theme(Theme),
}

/// A language by its name on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LangName {
    Zh,
    En,
}

/// `new`
#[derive(Debug, Args)]
pub struct New {
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    #[arg(long, value_name = "LEVEL", value_parser = level, default_value = "school")]
    pub level: Level,
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(2015..=2099))]
    pub year: Option<i16>,
}

/// A level by its name in `site.yaml` or in Chinese, as in 省 or 省级.
fn level(typed: &str) -> Result<Level, &'static str> {
    Level::named(&typed.to_lowercase()).ok_or("unknown level")
}

/// `add`
#[derive(Debug, Args)]
pub struct Add {
    #[arg(value_name = "KIND")]
    pub kind: String,
    #[arg(value_name = "TITLE")]
    pub title: String,
    #[arg(long, value_name = "PATH", default_value = ".")]
    pub site: String,
}

/// `import`
#[derive(Debug, Args)]
pub struct Import {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "PATH", default_value = ".")]
    pub site: String,
    #[arg(long, value_name = "SECTION")]
    pub section: Option<String>,
    #[arg(long)]
    pub convert: bool,
}

/// `build`
#[derive(Debug, Args)]
pub struct Build {
    #[arg(long = "site", value_name = "PATH")]
    pub sites: Vec<String>,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub drafts: bool,
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    #[arg(long, value_name = "I/N", value_parser = shard)]
    pub shard: Option<Shard>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    #[arg(long)]
    pub no_cache: bool,
    #[arg(long)]
    pub all_or_nothing: bool,
    #[arg(long, conflicts_with = "all_or_nothing")]
    pub held_ok: bool,
    #[arg(long)]
    pub wait: bool,
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

fn shard(typed: &str) -> Result<Shard, &'static str> {
    Shard::parse(typed).ok_or("no such shard")
}

/// `serve`
#[derive(Debug, Args)]
pub struct Serve {
    #[arg(long = "site", value_name = "PATH")]
    pub sites: Vec<String>,
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub host: String,
    /// The same as `--host 0.0.0.0`.
    #[arg(long, conflicts_with = "host")]
    pub lan: bool,
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    #[arg(long)]
    pub strict_port: bool,
    #[arg(long)]
    pub open: bool,
    #[arg(long)]
    pub drafts: bool,
    #[arg(long, value_name = "BASE", default_value = "/")]
    pub base: String,
    #[arg(long)]
    pub poll: bool,
    #[arg(long)]
    pub no_cache: bool,
}

/// `check`
#[derive(Debug, Args)]
pub struct Check {
    #[arg(long = "site", value_name = "PATH")]
    pub sites: Vec<String>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    pub format: Format,
    #[arg(long)]
    pub strict: bool,
}

/// The audience of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// `self-check`
#[derive(Debug, Args)]
pub struct SelfCheck {
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `schema`
#[derive(Debug, Args)]
pub struct Schema {
    #[arg(value_name = "KIND")]
    pub of: Option<String>,
}

/// `explain`
#[derive(Debug, Args)]
pub struct Explain {
    #[arg(value_name = "CODE")]
    pub code: String,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// `theme`
#[derive(Debug, Subcommand)]
pub enum Theme {
    /// Lists the themes.
    List,
    /// Describes a theme.
    Show(ThemeName),
    /// Copies a built-in theme into the project.
    Eject(ThemeName),
}

/// A theme by its folder's name.
#[derive(Debug, Args)]
pub struct ThemeName {
    #[arg(value_name = "NAME")]
    pub name: String,
}
