//! `skillweek import`: Word files as pages, tables as they are.

mod office;
mod place;
mod typed;
mod words;

use super::add;
use super::args::Import;
use super::kinds;
use super::project::Project;
use super::refusal::{Ended, Ending, Refusal};
use super::scaffold::{self, Values};
use super::shell::Shell;
use super::week::today;
use super::yaml;
use office::Office;
use place::{Place, Places};
use skillweek_base::path::SourcePath;
use skillweek_base::slug::slug;
use skillweek_content::Kind;
use skillweek_diag::{Code, Diagnostic, Span};
use skillweek_import::{Article, FileKind, foreign, read_word, table};
use std::fs;
use std::path::Path;

/// The largest file that is read.
const LARGEST: u64 = 512 << 20;

/// A command at work.
struct Work<'a> {
    shell: &'a Shell,
    project: &'a Project,
    places: Places<'a>,
    /// Whether other programs may be started.
    may_convert: bool,
}

/// Why a file was not imported.
enum Obstacle {
    /// The command could not do it.
    Refusal(Refusal),
    /// The file itself.
    Finding(Box<Diagnostic>),
}

impl From<Refusal> for Obstacle {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl From<Box<Diagnostic>> for Obstacle {
    fn from(found: Box<Diagnostic>) -> Self {
        Self::Finding(found)
    }
}

/// Imports files one by one: each wholly or not at all.
pub fn run(shell: &Shell, args: &Import) -> Ended {
    let project = shell.project()?;
    let site = project.site(&args.site)?;
    let places = Places::new(&project, site, args.section.as_deref())?;
    let work = Work { shell, project: &project, places, may_convert: args.convert };
    let mut ending = Ending::Done;
    for file in typed::files(&args.files) {
        match work.import(&file) {
            Ok(told) => shell.say(&told),
            Err(obstacle) => {
                work.tell(&file, obstacle);
                ending = Ending::Failed;
            }
        }
    }
    Ok(ending)
}

impl Work<'_> {
    /// Imports a file; returns what to tell.
    fn import(&self, file: &Path) -> Result<String, Obstacle> {
        let bytes = read(file)?;
        match FileKind::of(&bytes) {
            FileKind::Docx => self.page(file, &bytes),
            FileKind::Table => self.table(file, &bytes),
            FileKind::Text if is_table(file) => self.table(file, &bytes),
            kind => match kind.office_ending().filter(|_| self.may_convert) {
                Some(ending) => self.page(file, &self.convert(file, &bytes, ending)?),
                None => Err(foreign(kind).into()),
            },
        }
    }

    /// What another program makes of a file, as `.docx`. It is told before that is started.
    fn convert(&self, file: &Path, bytes: &[u8], ending: &str) -> Result<Vec<u8>, Obstacle> {
        let office = Office::find().ok_or_else(words::no_office)?;
        self.shell.complain(&words::converting(self.shell.lang, file, office.program()));
        office.convert(bytes, ending).map_err(|trouble| words::unconverted(file, &trouble).into())
    }

    fn page(&self, file: &Path, bytes: &[u8]) -> Result<String, Obstacle> {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let article = read_word(bytes, &name)?;
        let place = self.places.of_text(&article.title);
        let stem = slug(&article.title);
        let stem = if stem == "index" { format!("{stem}-page") } else { stem };
        let folder = place.folder.join(&stem);
        for taken in [folder.clone(), place.folder.join(format!("{stem}.md"))] {
            if self.project.root.join(&taken).exists() {
                return Err(words::exists(&taken).into());
            }
        }
        let page = self.front_matter(place.kind, &article);
        let parent = self.project.root.join(&place.folder);
        let written = write_folder(&parent, &stem, &page, &article);
        written.map_err(|error| words::unwritten(&folder, &error))?;
        let told = words::Told { page: &folder.join("index.md"), article: &article };
        Ok(told.text(self.shell.lang, place.is_guess))
    }

    /// The front matter that `add` would write, and the text.
    fn front_matter(&self, kind: Kind, article: &Article) -> String {
        let today = today();
        let start = add::first_day(self.project, self.places.site()).unwrap_or(today);
        let values = Values::from([
            ("title", yaml::scalar(&article.title)),
            ("date", today.to_string()),
            ("start", start.to_string()),
        ]);
        let page = scaffold::fill(kinds::template(kind, self.shell.lang), &values);
        let page = page.replace('\r', "");
        let end =
            page.match_indices("\n---\n").next().map_or(page.len(), |(at, mark)| at + mark.len());
        format!("{}\n{}", page.get(..end).unwrap_or(&page), article.markdown)
    }

    fn table(&self, file: &Path, bytes: &[u8]) -> Result<String, Obstacle> {
        let Place { folder, kind, is_guess } = self.places.of_table();
        let columns = kind.columns().ok_or_else(|| words::no_tables(&folder))?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let path = folder.join(&*name);
        let found = table::findings(&source_path(file), bytes, columns);
        let keeps = |found: &&Diagnostic| {
            matches!(found.code, Code::UnsupportedFormat | Code::UnreadableFile)
        };
        if let Some(found) = found.iter().find(keeps) {
            return Err(Box::new(found.clone()).into());
        }
        if self.project.root.join(&path).exists() {
            return Err(words::exists(&path).into());
        }
        super::new::write_new(&self.project.root.join(&path), bytes)?;
        let findings = words::findings(self.shell, &found);
        Ok(format!("{findings}{}", words::copied(self.shell.lang, &path, is_guess)))
    }

    fn tell(&self, file: &Path, obstacle: Obstacle) {
        match obstacle {
            Obstacle::Refusal(refusal) => self.shell.refuse(&refusal),
            Obstacle::Finding(found) => {
                let found = found.at(Span::whole(&source_path(file)));
                self.shell.complain(&words::findings(self.shell, &[found]));
            }
        }
    }
}

/// A path as it was typed, for messages.
fn source_path(file: &Path) -> SourcePath {
    SourcePath::new(file.display().to_string())
}

/// Whether a name says that text is rows.
fn is_table(file: &Path) -> bool {
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    matches!(ending.as_str(), "csv" | "tsv" | "xls" | "xlsx")
}

fn read(file: &Path) -> Result<Vec<u8>, Refusal> {
    let about = fs::metadata(file).map_err(|error| words::unread(file, &error))?;
    if about.is_dir() {
        return Err(words::is_folder(file));
    }
    if about.len() > LARGEST {
        return Err(words::too_large(file));
    }
    fs::read(file).map_err(|error| words::unread(file, &error))
}

/// Writes a page beside its place and moves it there when it is whole.
fn write_folder(parent: &Path, stem: &str, page: &str, article: &Article) -> std::io::Result<()> {
    fs::create_dir_all(parent)?;
    let unfinished = tempfile::Builder::new().prefix(".import-").tempdir_in(parent)?;
    let folder = unfinished.path().join(stem);
    fs::create_dir(&folder)?;
    fs::write(folder.join("index.md"), page)?;
    for picture in &article.pictures {
        fs::write(folder.join(&picture.name), &picture.bytes)?;
    }
    fs::rename(&folder, parent.join(stem))
}
