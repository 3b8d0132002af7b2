//! Figures, not promises: `cargo test measure -- --ignored --nocapture`.

use super::support::Tree;
use skillweek::base::path::OutputPath;
use skillweek::publish::{Faults, Options, Point, Publication};
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Instant;

/// Notes when each point is first reached.
#[derive(Default)]
struct Clock(Mutex<Vec<(Point, Instant)>>);

impl Faults for Clock {
    fn reach(&self, point: Point) -> io::Result<()> {
        let mut seen = self.0.lock().unwrap();
        if seen.iter().all(|(known, _)| *known != point) {
            seen.push((point, Instant::now()));
        }
        Ok(())
    }
}

/// 12,000 pages of 8 kB in 1,000 folders; one in `changed` differs between versions.
fn pages(version: usize, changed: usize) -> Tree {
    (0..12_000)
        .map(|page| {
            let text = if page % changed == 0 { version } else { 0 };
            (
                format!("s{}/t{}/{page}.html", page % 100, page % 10),
                format!("{text:8}").repeat(1000).into_bytes(),
            )
        })
        .collect()
}

#[test]
#[ignore = "a measurement"]
fn twelve_thousand_files() {
    let folder =
        tempfile::tempdir_in(std::env::var("MEASURE_IN").unwrap_or("/tmp".into())).unwrap();
    let out = folder.path().join("public");
    for (name, version, changed) in
        [("first", 0, 1), ("same", 0, 1), ("1 in 100", 1, 100), ("all", 2, 1), ("all", 3, 1)]
    {
        let tree = pages(version, changed);
        let clock = Arc::new(Clock::default());
        let start = Instant::now();
        let options = Options { faults: clock.clone(), ..Options::default() };
        let publication = Publication::begin(&out, options).unwrap();
        let begun = start.elapsed();
        for (path, bytes) in &tree {
            publication.write(&OutputPath::new(path.as_str()), bytes).unwrap();
        }
        let written = start.elapsed();
        let summary = publication.commit(|_| {}).unwrap();
        println!("{name}: begin {begun:?}, written at {written:?}, done at {:?}", start.elapsed());
        for (point, at) in clock.0.lock().unwrap().iter() {
            println!("    {point:?} at {:?}", *at - start);
        }
        println!("    {summary:?}");
    }
}
