//! The other process: this test executable again, told by an environment variable what to do.

use super::support::{publish_with, site};
use skillweek::publish::{Faults, Options, Point, PublishError};
use std::env;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// A command that runs this executable as the other process; `task` is a line of words.
pub fn command(out: &Path, task: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    prepare(&mut command, out, task);
    command
}

/// Makes any command that ends in this executable the other process.
pub fn prepare(command: &mut Command, out: &Path, task: &str) {
    command
        .args(["publish::child::other_process", "--exact", "--nocapture", "--test-threads=1"])
        .env("PUBLISH_OUT", out)
        .env("PUBLISH_TASK", task)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit());
}

/// Does nothing in an ordinary run; in the other process it is the task.
#[test]
fn other_process() {
    let Ok(task) = env::var("PUBLISH_TASK") else { return };
    let out = env::var("PUBLISH_OUT").unwrap();
    let out = Path::new(&out);
    let words: Vec<&str> = task.split(' ').collect();
    match words[..] {
        ["forever", version] => forever(out, version.parse().unwrap()),
        ["once", version] => report(publish_with(out, &site(number(version)), Options::default())),
        ["wait", version] => {
            let options = Options { waits: true, ..Options::default() };
            report(publish_with(out, &site(number(version)), options));
        }
        ["stop", version, point, nth, exchange] => {
            let faults = Stop {
                point: Point::ALL[number(point) as usize],
                nth: AtomicUsize::new(number(nth) as usize),
                exchange: exchange == "exchange",
            };
            let options = Options { faults: Arc::new(faults), ..Options::default() };
            report(publish_with(out, &site(number(version)), options));
        }
        ["large", length] => {
            let tree = [("large.html".to_owned(), vec![b'x'; number(length) as usize])].into();
            report(publish_with(out, &tree, Options::default()));
        }
        _ => panic!("unknown task {task}"),
    }
}

fn number(word: &str) -> u32 {
    word.parse().unwrap()
}

fn forever(out: &Path, mut version: u32) -> ! {
    println!("started");
    loop {
        publish_with(out, &site(version), Options::default()).unwrap();
        version = 1 - version % 2;
    }
}

fn report(outcome: Result<skillweek::publish::Summary, PublishError>) {
    match outcome {
        Ok(_) => println!("done"),
        Err(PublishError::Busy(_, holder)) => println!("busy {holder:?}"),
        Err(error @ PublishError::Io(..)) => println!("trouble {error}"),
        Err(error) => println!("failed {error}"),
    }
}

/// Says when a point is reached for the `nth` time and then waits to be killed.
struct Stop {
    point: Point,
    nth: AtomicUsize,
    exchange: bool,
}

impl Faults for Stop {
    fn reach(&self, point: Point) -> io::Result<()> {
        if point == self.point && self.nth.fetch_sub(1, Ordering::SeqCst) == 0 {
            println!("reached");
            loop {
                thread::park();
            }
        }
        Ok(())
    }

    fn can_exchange(&self) -> bool {
        self.exchange
    }
}
