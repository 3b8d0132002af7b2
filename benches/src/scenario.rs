//! What is measured: cold builds, builds where nothing changed, many sites, the whole nation.

use crate::child;
use crate::corpus::{self, Generator};
use crate::race::{self, Contestant};
use crate::shape::{Content, Shape};
use crate::tools::{Tools, set_aside};
use std::io;
use std::path::{Path, PathBuf};

/// One site of so many pages.
pub fn one_site(pages: usize) -> Shape {
    Shape { provinces: 0, schools: 0, pages, portal_pages: 0, content: Content::Plain, seed: 1 }
}

/// Writes the project for a generator, anew.
fn project(tools: &Tools, shape: &Shape, generator: Generator, name: &str) -> io::Result<PathBuf> {
    let root = tools.work.join(name);
    set_aside(&tools.work, &[root.clone()])?;
    corpus::write(shape, generator, &root)?;
    Ok(root)
}

fn public(root: &Path) -> PathBuf {
    root.join("public")
}

/// What a cold build must not find.
fn leftovers(root: &Path) -> Vec<PathBuf> {
    vec![public(root), root.join(".cache"), root.join(".hugo-cache")]
}

/// A cold build of one site beside the others and the floor.
pub fn cold(tools: &Tools, pages: usize) -> io::Result<()> {
    let shape = one_site(pages);
    let ours = &project(tools, &shape, Generator::Skillweek, "skillweek")?;
    let (theirs, others) = (&tools.work.join("hugo"), &tools.work.join("eleventy"));
    child::run(
        &mut tools.skillweek(ours, &["--no-cache", "--out", &text(&tools.work.join("same"))]),
    )?;
    let mut contestants = vec![
        Contestant {
            name: "skillweek",
            prepare: Box::new(|| set_aside(&tools.work, &leftovers(ours))),
            run: Box::new(|| child::run(&mut tools.skillweek(ours, &[]))),
        },
        Contestant {
            name: "skillweek --no-cache",
            prepare: Box::new(|| set_aside(&tools.work, &leftovers(ours))),
            run: Box::new(|| child::run(&mut tools.skillweek(ours, &["--no-cache"]))),
        },
        floor(tools, ours, &tools.work.join("same")),
    ];
    if let Some(hugo) = &tools.hugo {
        project(tools, &shape, Generator::Hugo, "hugo")?;
        contestants.push(Contestant {
            name: "Hugo --minify",
            prepare: Box::new(|| set_aside(&tools.work, &leftovers(theirs))),
            run: Box::new(|| child::run(&mut Tools::hugo(hugo, theirs))),
        });
    }
    if let Some(modules) = &tools.eleventy {
        project(tools, &shape, Generator::Eleventy, "eleventy")?;
        contestants.push(Contestant {
            name: "Eleventy, minified",
            prepare: Box::new(|| set_aside(&tools.work, &leftovers(others))),
            run: Box::new(|| child::run(&mut Tools::eleventy(modules, others)?)),
        });
    }
    race::print(&format!("{pages} pages, cold"), &race::race(&contestants, tools.rounds)?);
    Ok(())
}

fn floor<'a>(tools: &'a Tools, root: &'a Path, output: &Path) -> Contestant<'a> {
    let (to, output) = (tools.work.join("floor"), output.to_path_buf());
    let before = to.clone();
    Contestant {
        name: "floor",
        prepare: Box::new(move || set_aside(&tools.work, &[before.clone()])),
        run: Box::new(move || Tools::floor(&root.join("content"), &output, &to)),
    }
}

/// A second build of one site of which nothing changed.
pub fn unchanged(tools: &Tools, pages: usize) -> io::Result<()> {
    let shape = one_site(pages);
    let ours = &project(tools, &shape, Generator::Skillweek, "skillweek")?;
    let theirs = &tools.work.join("hugo");
    child::run(&mut tools.skillweek(ours, &[]))?;
    let nothing = || Box::new(|| Ok(()));
    let mut contestants = vec![Contestant {
        name: "skillweek",
        prepare: nothing(),
        run: Box::new(|| child::run(&mut tools.skillweek(ours, &[]))),
    }];
    if let Some(hugo) = &tools.hugo {
        project(tools, &shape, Generator::Hugo, "hugo")?;
        child::run(&mut Tools::hugo(hugo, theirs))?;
        contestants.push(Contestant {
            name: "Hugo --minify",
            prepare: nothing(),
            run: Box::new(|| child::run(&mut Tools::hugo(hugo, theirs))),
        });
    }
    race::print(
        &format!("{pages} pages, nothing changed"),
        &race::race(&contestants, tools.rounds)?,
    );
    Ok(())
}

/// Many sites from one tree beside a run for each.
pub fn sites(tools: &Tools, sites: usize, pages: usize) -> io::Result<()> {
    let shape = Shape { provinces: sites - 1, portal_pages: pages, ..one_site(pages) };
    let ours = &project(tools, &shape, Generator::Skillweek, "skillweek")?;
    let theirs = &tools.work.join("hugo");
    let folders: Vec<PathBuf> = shape.sites().map(|site| theirs.join(site.folder)).collect();
    let folders = &folders;
    let mut contestants = vec![Contestant {
        name: "skillweek, one tree",
        prepare: Box::new(|| set_aside(&tools.work, &leftovers(ours))),
        run: Box::new(|| child::run(&mut tools.skillweek(ours, &[]))),
    }];
    if let Some(hugo) = &tools.hugo {
        project(tools, &shape, Generator::Hugo, "hugo")?;
        contestants.push(Contestant {
            name: "Hugo --minify, run for each",
            prepare: Box::new(|| {
                folders.iter().try_for_each(|root| set_aside(&tools.work, &leftovers(root)))
            }),
            run: Box::new(|| each(hugo, folders)),
        });
    }
    let title = format!("{sites} sites × {pages} pages");
    race::print(&title, &race::race(&contestants, tools.rounds)?);
    Ok(())
}

/// One after the other: a school's own process for a school's own site.
fn each(hugo: &Path, folders: &[PathBuf]) -> io::Result<child::Cost> {
    let mut sum = child::Cost::default();
    for root in folders {
        let cost = child::run(&mut Tools::hugo(hugo, root))?;
        sum.wall += cost.wall;
        sum.user += cost.user;
        sum.system += cost.system;
        sum.memory = sum.memory.max(cost.memory);
    }
    Ok(sum)
}

/// A whole tree, cold, and the floor below it: once, for it takes long.
pub fn tree(tools: &Tools, shape: &Shape) -> io::Result<()> {
    let ours = &project(tools, shape, Generator::Skillweek, "skillweek")?;
    let built = Contestant {
        name: "skillweek",
        prepare: Box::new(|| set_aside(&tools.work, &leftovers(ours))),
        run: Box::new(|| child::run(&mut tools.skillweek(ours, &["--no-cache"]))),
    };
    let contestants = [built, floor(tools, ours, &public(ours))];
    let title = format!("{} sites", shape.sites().count());
    race::print(&title, &race::race(&contestants, tools.rounds)?);
    Ok(())
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
