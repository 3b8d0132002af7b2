//! The fonts installed on the machine: the only files outside the project that are read, and only
//! if a project that wants share pictures has no font of its own.
//!
//! Only families under open licences are used. The fonts of Windows and macOS are licensed with the
//! system, and users have to find out themselves whether a program may publish pictures set in
//! them; they can then put the file into the project.

#![expect(clippy::disallowed_methods, reason = "fonts lie where the system keeps them")]

use super::font::FontFile;
use std::env;
use std::path::PathBuf;
use std::sync::Arc;
use walkdir::WalkDir;

/// The beginnings of the file names of openly licensed Chinese fonts, in lower case and without
/// punctuation, the best design first: 思源黑体 under its names (OFL), 文泉驿 and Droid (GPL with
/// an exception for documents; Apache), 霞鹜文楷 (OFL).
const DESIGNS: [&str; 3] = [
    "notosanscjksc notosanssc sourcehansanssc sourcehansanscn notosanscjk sourcehansans",
    "wqymicrohei wqyzenhei droidsansfallback",
    "lxgwwenkai",
];

/// Parts of the names of cuts that pictures do not use.
const UNUSED: [&str; 8] = ["thin", "light", "mono", "serif", "black", "heavy", "italic", "hw"];

/// The depth to which a font folder is searched, in folders.
const DEPTH: usize = 6;
/// The most files that are read of a design: the regular and the bold cut, and a third that may be
/// either.
const CUTS: usize = 3;

/// The machine's font files that may contain Chinese, the best first.
pub fn installed_fonts() -> Vec<FontFile> {
    let files = listed();
    let designs = DESIGNS.iter().map(|names| cuts(&files, names));
    let read = designs.map(|cuts| cuts.into_iter().filter_map(read).collect::<Vec<_>>());
    read.into_iter().find(|read| !read.is_empty()).unwrap_or_default()
}

/// The files of a design.
fn cuts<'a>(files: &'a [(String, PathBuf)], names: &str) -> Vec<&'a PathBuf> {
    let is_one = |name: &str| names.split(' ').any(|start| name.starts_with(start));
    files.iter().filter(|(name, _)| is_one(name)).map(|(_, path)| path).take(CUTS).collect()
}

/// Every font file of the system's folders with its bare name, sorted by name and path.
fn listed() -> Vec<(String, PathBuf)> {
    let walks = folders().into_iter().flat_map(|folder| WalkDir::new(folder).max_depth(DEPTH));
    let mut files: Vec<(String, PathBuf)> = walks
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| Some((bare(entry.path().file_name()?.to_str()?)?, entry.into_path())))
        .collect();
    files.sort();
    files
}

/// A font file's name in lower case, letters and digits only; `None` for other files and unused
/// cuts.
fn bare(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.')?;
    let is_font = ["ttf", "ttc", "otf", "otc"].contains(&extension.to_ascii_lowercase().as_str());
    let bare: String =
        stem.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    (is_font && !UNUSED.iter().any(|part| bare.contains(part))).then_some(bare)
}

fn read(path: &PathBuf) -> Option<FontFile> {
    let bytes = std::fs::read(path).ok()?;
    Some(FontFile { name: path.display().to_string(), bytes: Arc::new(bytes) })
}

/// The font folders of this system.
fn folders() -> Vec<PathBuf> {
    let home = |below: &str| {
        let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"));
        home.map(|home| PathBuf::from(home).join(below))
    };
    if cfg!(windows) {
        let windows =
            env::var_os("SystemRoot").map_or_else(|| PathBuf::from("C:/Windows"), PathBuf::from);
        let own = home("AppData/Local/Microsoft/Windows/Fonts");
        return std::iter::once(windows.join("Fonts")).chain(own).collect();
    }
    let fixed: &[&str] = if cfg!(target_os = "macos") {
        &["/System/Library/Fonts", "/Library/Fonts", "/System/Library/AssetsV2"]
    } else {
        &["/usr/share/fonts", "/usr/local/share/fonts"]
    };
    let own = [home("Library/Fonts"), home(".local/share/fonts"), home(".fonts")];
    fixed.iter().map(PathBuf::from).chain(own.into_iter().flatten()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_that_pictures_do_not_use_are_passed_over() {
        assert_eq!(bare("NotoSansCJK-Bold.ttc").as_deref(), Some("notosanscjkbold"));
        assert_eq!(
            bare("Source Han Sans SC Regular.OTF").as_deref(),
            Some("sourcehansansscregular")
        );
        for other in ["NotoSansCJK-Light.ttc", "NotoSerifCJK-Bold.ttc", "fonts.conf", "README"] {
            assert_eq!(bare(other), None, "{other}");
        }
    }

    #[test]
    fn fonts_that_come_with_a_system_under_its_licence_are_left_alone() {
        let taken = |file: &str| {
            let files = [(bare(file).expect("a font"), PathBuf::from(file))];
            DESIGNS.iter().any(|names| !cuts(&files, names).is_empty())
        };
        let systems = [
            "msyh.ttc",
            "msyhbd.ttc",
            "PingFang.ttc",
            "simhei.ttf",
            "Deng.ttf",
            "STHeiti Medium.ttc",
            "Hiragino Sans GB.ttc",
            "HarmonyOS_Sans_SC_Regular.ttf",
        ];
        for file in systems {
            assert!(!taken(file), "{file}");
        }
        let open = [
            "NotoSansCJK-Regular.ttc",
            "NotoSansSC-VF.ttf",
            "SourceHanSansCN-Bold.otf",
            "wqy-microhei.ttc",
            "LXGWWenKai-Regular.ttf",
        ];
        for file in open {
            assert!(taken(file), "{file}");
        }
    }
}
