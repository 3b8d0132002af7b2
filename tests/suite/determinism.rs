//! The sample built by processes that differ in everything but the project: the same bytes.

use crate::harness::{Tree, assert_same_trees, read_tree, repository};
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

/// A machine, a person and a moment.
struct Circumstances {
    zone: &'static str,
    locale: &'static str,
    threads: &'static str,
    umask: &'static str,
    /// The folder that the project is copied to, below a temporary one.
    folder: &'static str,
    /// Further arguments.
    args: &'static [&'static str],
}

const CIRCUMSTANCES: [Circumstances; 4] = [
    Circumstances {
        zone: "UTC",
        locale: "C",
        threads: "1",
        umask: "022",
        folder: "plain",
        args: &[],
    },
    Circumstances {
        zone: "Asia/Shanghai",
        locale: "zh_CN.UTF-8",
        threads: "2",
        umask: "077",
        folder: "活动周 文件夹/技能：让生活更美好",
        args: &["--no-cache"],
    },
    Circumstances {
        zone: "America/St_Johns",
        locale: "tr_TR.UTF-8",
        threads: "8",
        umask: "002",
        folder: "a'b &c/%20",
        args: &["--lang", "en"],
    },
    Circumstances {
        zone: "Pacific/Kiritimati",
        locale: "en_US.ISO-8859-1",
        threads: "3",
        umask: "027",
        folder: "deep/er/and/deep/er/still",
        args: &["--jobs", "2", "--lang", "zh"],
    },
];

#[test]
fn the_bytes_depend_on_the_project_alone() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let trees: Vec<Tree> = CIRCUMSTANCES
        .iter()
        .enumerate()
        .map(|(number, circumstances)| {
            let project = place.path().join(circumstances.folder);
            copy_sample(&project, number);
            build(&project, circumstances);
            read_tree(&project.join("public"))
        })
        .collect();
    assert!(trees[0].len() > 500);
    for (tree, circumstances) in trees.iter().zip(&CIRCUMSTANCES) {
        assert_same_trees(tree, &trees[0], circumstances.folder);
    }
}

#[test]
fn what_was_built_before_leaves_no_trace() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let project = place.path().join("site");
    copy_sample(&project, 0);
    let about = project.join("content/about.md");
    let text = fs::read_to_string(&about).expect("the sample has it");
    fs::write(&about, format!("{text}\n另有一段。\n")).expect("it can be written");
    fs::write(project.join("content/extra.md"), "---\ntitle: 多余的一页\n---\n").expect("written");
    build(&project, &CIRCUMSTANCES[0]);
    fs::write(&about, text).expect("it can be written");
    fs::remove_file(project.join("content/extra.md")).expect("it can be removed");
    build(&project, &CIRCUMSTANCES[0]);
    let again = read_tree(&project.join("public"));
    fs::remove_dir_all(project.join("public")).expect("it can be removed");
    build(&project, &CIRCUMSTANCES[0]);
    assert_same_trees(&again, &read_tree(&project.join("public")), "built twice");
}

/// Copies what the program reads, in an order and with times that differ from turn to turn.
fn copy_sample(project: &Path, turn: usize) {
    let mut files: Vec<(String, Vec<u8>)> = ["content", "assets", "themes"]
        .iter()
        .flat_map(|folder| {
            let tree = read_tree(&repository().join(folder));
            tree.into_iter().map(move |(path, bytes)| (format!("{folder}/{path}"), bytes))
        })
        .collect();
    let length = files.len();
    files.rotate_left(length * turn / CIRCUMSTANCES.len());
    if turn % 2 == 1 {
        files.reverse();
    }
    for (number, (path, bytes)) in files.iter().enumerate() {
        let path = project.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(&path, bytes).expect("files can be written");
        let age = Duration::from_hours((number * 7919 * turn % 100_000) as u64);
        let file = File::options().write(true).open(&path).expect("it was just written");
        file.set_modified(SystemTime::now() - age).expect("times can be set");
    }
}

fn build(project: &Path, circumstances: &Circumstances) {
    // Only a shell can set the mask of the files that a process makes.
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("umask {}; exec \"$0\" \"$@\"", circumstances.umask)]);
        shell.arg(env!("CARGO_BIN_EXE_skillweek"));
        shell
    } else {
        Command::new(env!("CARGO_BIN_EXE_skillweek"))
    };
    let output = command
        .arg("build")
        .args(circumstances.args)
        .current_dir(project)
        .env("TZ", circumstances.zone)
        .env("LANG", circumstances.locale)
        .env("LC_ALL", circumstances.locale)
        .env("RAYON_NUM_THREADS", circumstances.threads)
        .env("HOME", project.join("content"))
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {said}", circumstances.folder);
}
