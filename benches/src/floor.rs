//! The floor: the work that no generator can leave out, done in the plainest way. Reads every source,
//! turns every text into HTML with pulldown-cmark, and writes files of the same paths and lengths as a
//! finished output, in two threads.

use pulldown_cmark::{Options, Parser, html};
use std::fs;
use std::hint::black_box;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const THREADS: usize = 2;

/// A file of an output.
struct Wanted {
    path: PathBuf,
    length: usize,
}

/// Does the floor's work; gives how long it took. What it writes is found out before.
pub fn run(sources: &Path, output: &Path, to: &Path) -> io::Result<Duration> {
    let mut wanted = Vec::new();
    list(output, &mut |path, length| {
        if let Ok(below) = path.strip_prefix(output) {
            wanted.push(Wanted { path: to.join(below), length });
        }
    })?;
    let longest = wanted.iter().map(|file| file.length).max().unwrap_or(0);
    let filler: Vec<u8> = (b' '..=b'~').cycle().take(longest).collect();
    let began = Instant::now();
    let mut read = Vec::new();
    list(sources, &mut |path, _| read.push(path.to_path_buf()))?;
    in_parallel(&read, |path| fs::read(path).map(|bytes| convert(path, bytes)))?;
    let mut folders: Vec<&Path> = wanted.iter().filter_map(|file| file.path.parent()).collect();
    folders.sort_unstable();
    folders.dedup();
    folders.iter().try_for_each(fs::create_dir_all)?;
    in_parallel(&wanted, |file| {
        fs::write(&file.path, filler.get(..file.length).unwrap_or_default())
    })?;
    Ok(began.elapsed())
}

/// Turns a text into HTML, which goes nowhere: files of the right length are written anyway.
fn convert(path: &Path, bytes: Vec<u8>) {
    if path.extension().is_some_and(|extension| extension == "md") {
        let text = String::from_utf8_lossy(&bytes);
        let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
        let mut page = String::with_capacity(2 * body.len());
        html::push_html(&mut page, Parser::new_ext(body, Options::all()));
        black_box(page);
    }
}

fn list(folder: &Path, each: &mut dyn FnMut(&Path, usize)) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            list(&entry.path(), each)?;
        } else if kind.is_file() {
            each(&entry.path(), usize::try_from(entry.metadata()?.len()).unwrap_or(usize::MAX));
        }
    }
    Ok(())
}

fn in_parallel<T: Sync>(items: &[T], work: impl Fn(&T) -> io::Result<()> + Sync) -> io::Result<()> {
    let next = AtomicUsize::new(0);
    let each = || -> io::Result<()> {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(item)?;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(each)).collect();
        threads.into_iter().try_for_each(|thread| match thread.join() {
            Ok(outcome) => outcome,
            Err(_) => Err(io::Error::other("a thread panicked")),
        })
    })
}
