//! `LibreOffice`, where it is installed: makes `.docx` of what only it, Word and WPS can read.

use super::super::report::file_address;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a file may take.
const TIME: Duration = Duration::from_mins(3);
/// The variable by which somebody, or a test, sets another time, in seconds.
const TIME_VARIABLE: &str = "SKILLWEEK_CONVERT_SECONDS";
/// How often is looked whether it is done.
const PAUSE: Duration = Duration::from_millis(50);
/// The largest file that is taken back.
const LARGEST: u64 = 512 << 20;
/// The program's names, the one that waits first.
const NAMES: [&str; 2] =
    if cfg!(windows) { ["soffice.com", "soffice.exe"] } else { ["soffice", "libreoffice"] };

/// An installed `LibreOffice`.
pub struct Office {
    program: PathBuf,
}

/// Why there is no result.
pub enum Trouble {
    /// It took too long.
    Late {
        seconds: u64,
    },
    /// It ended without a result.
    Nothing,
    Disk(io::Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

impl Office {
    /// The program in `PATH`, otherwise in one of its usual places.
    pub fn find() -> Option<Self> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::env::split_paths(&path).chain(usual_places());
        let programs = folders.flat_map(|folder| NAMES.map(|name| folder.join(name)));
        programs.into_iter().find(|program| program.is_file()).map(|program| Self { program })
    }

    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Makes a `.docx` of a file. It works on a copy with a plain name and in a profile of its own:
    /// a window that is open elsewhere is left alone.
    pub fn convert(&self, bytes: &[u8], ending: &str) -> Result<Vec<u8>, Trouble> {
        let room = tempfile::Builder::new().prefix("skillweek-").tempdir()?;
        let source = room.path().join(format!("document.{ending}"));
        fs::write(&source, bytes)?;
        let mut child = self.start(&room, &source)?;
        let time = time();
        if !wait(&mut child, time)? {
            end(&mut child);
            return Err(Trouble::Late { seconds: time.as_secs() });
        }
        let made = room.path().join("made").join("document.docx");
        match fs::metadata(&made) {
            Ok(about) if about.len() <= LARGEST => Ok(fs::read(&made)?),
            _ => Err(Trouble::Nothing),
        }
    }

    fn start(&self, room: &TempDir, source: &Path) -> io::Result<Child> {
        let profile = file_address(&room.path().join("profile"));
        let mut command = Command::new(&self.program);
        command
            .arg(format!("-env:UserInstallation={profile}"))
            .args(["--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"])
            .args(["--convert-to", "docx:MS Word 2007 XML", "--outdir"])
            .arg(room.path().join("made"))
            .arg(source)
            .current_dir(room.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // It is a script that starts others: they end together.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command.spawn()
    }
}

fn time() -> Duration {
    let set = std::env::var(TIME_VARIABLE).ok().and_then(|seconds| seconds.parse().ok());
    set.map_or(TIME, Duration::from_secs)
}

/// Folders in which installers put it.
fn usual_places() -> Vec<PathBuf> {
    let below = |variable: &str, path: &str| {
        let folder = std::env::var_os(variable)?;
        Some(PathBuf::from(folder).join(path))
    };
    let windows = ["ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA"];
    let mut places: Vec<PathBuf> = match () {
        () if cfg!(windows) => windows
            .iter()
            .flat_map(|variable| {
                ["LibreOffice", "Programs/LibreOffice"]
                    .map(|folder| below(variable, &format!("{folder}/program")))
            })
            .flatten()
            .collect(),
        () if cfg!(target_os = "macos") => {
            let app = "Applications/LibreOffice.app/Contents/MacOS";
            [Some(Path::new("/").join(app)), below("HOME", app)].into_iter().flatten().collect()
        }
        () => ["/usr/bin", "/usr/lib/libreoffice/program", "/opt/libreoffice/program", "/snap/bin"]
            .map(PathBuf::from)
            .into(),
    };
    if cfg!(not(any(windows, target_os = "macos"))) {
        places.extend(packages_below(Path::new("/opt")));
    }
    places
}

/// The folders of the makers' own packages: `/opt/libreoffice24.8/program`.
fn packages_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_it = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("libreoffice")
    };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_it).collect();
    found.sort();
    found.iter().rev().map(|path| path.join("program")).collect()
}

/// Whether a program ended in time.
fn wait(child: &mut Child, time: Duration) -> io::Result<bool> {
    let start = Instant::now();
    while child.try_wait()?.is_none() {
        if start.elapsed() >= time {
            return Ok(false);
        }
        std::thread::sleep(PAUSE);
    }
    Ok(true)
}

/// Ends a program and those that it started.
fn end(child: &mut Child) {
    let id = child.id();
    // Any of them may just have ended by itself.
    let _ = match cfg!(windows) {
        true => Command::new("taskkill").args(["/T", "/F", "/PID", &id.to_string()]).output(),
        false => Command::new("kill").args(["-KILL", "--", &format!("-{id}")]).output(),
    };
    let _ = child.kill();
    let _ = child.wait();
}
