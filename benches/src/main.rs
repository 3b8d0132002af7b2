//! Makes projects of any size and measures skillweek beside other generators. `benches/run` brings
//! the others and calls this.

#![expect(
    clippy::disallowed_methods,
    reason = "the product's rules on files and processes are not for what measures it"
)]

mod child;
mod corpus;
mod floor;
mod live;
mod page;
mod patterns;
mod prose;
mod race;
mod rng;
mod scenario;
mod shape;
mod tools;
mod words;

use clap::{Parser, Subcommand};
use corpus::Generator;
use shape::Shape;
use std::io;
use std::path::PathBuf;
use tools::Tools;

/// Makes projects of any size and measures skillweek beside other generators.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write a project.
    Corpus {
        #[command(flatten)]
        shape: Shape,
        /// Who shall be able to build it.
        #[arg(long, value_enum, default_value = "skillweek")]
        generator: Generator,
        /// The project's folder.
        #[arg(long)]
        to: PathBuf,
    },
    /// A cold build of one site, beside the others and the floor.
    Cold {
        #[command(flatten)]
        tools: Tools,
        #[arg(long, default_value_t = 1000)]
        pages: usize,
    },
    /// A second build of one site of which nothing changed.
    Unchanged {
        #[command(flatten)]
        tools: Tools,
        #[arg(long, default_value_t = 10_000)]
        pages: usize,
    },
    /// Many sites from one tree, beside a run for each.
    Sites {
        #[command(flatten)]
        tools: Tools,
        #[arg(long, default_value_t = 100)]
        sites: usize,
        #[arg(long, default_value_t = 30)]
        pages: usize,
    },
    /// From saving a text to its page being served; `--rounds` are edits.
    Serve {
        #[command(flatten)]
        tools: Tools,
        #[arg(long, default_value_t = 1000)]
        pages: usize,
    },
    /// A tree of any shape, and its floor.
    Tree {
        #[command(flatten)]
        tools: Tools,
        #[command(flatten)]
        shape: Shape,
    },
}

fn main() -> io::Result<()> {
    match Arguments::parse().task {
        Task::Corpus { shape, generator, to } => {
            let written = corpus::write(&shape, generator, &to)?;
            println!("{} sites, {} pages, {} bytes", written.sites, written.pages, written.bytes);
            Ok(())
        }
        Task::Cold { tools, pages } => scenario::cold(&tools, pages),
        Task::Unchanged { tools, pages } => scenario::unchanged(&tools, pages),
        Task::Sites { tools, sites, pages } => scenario::sites(&tools, sites, pages),
        Task::Serve { tools, pages } => live::live(&tools, &scenario::one_site(pages)),
        Task::Tree { tools, shape } => scenario::tree(&tools, &shape),
    }
}
