//! Whether there is a Chinese font for share pictures.

use super::finding::{Finding, Topic};
use skillweek_base::text;
use skillweek_base::text::Both;
use skillweek_pipeline::ShareFont;
use std::path::Path;

const TOPIC: Topic = Topic { name: "font", label: Both::new("字体", "font") };

/// Looks for the font.
pub fn check(root: Option<&Path>) -> Finding {
    judge(&ShareFont::find(root))
}

fn judge(found: &ShareFont) -> Finding {
    let why = match found {
        ShareFont::Own(family) => {
            return Finding::good(
                TOPIC,
                text!("{family}（项目里的）", "{family} (the project's own)"),
            );
        }
        ShareFont::Installed(family) => {
            return Finding::good(TOPIC, text!("{family}（电脑里的）", "{family} (installed)"));
        }
        ShareFont::Unusable => text!(
            "assets/fonts 里的字体排不了中文，或者不许嵌入；做不了分享图",
            "the fonts in assets/fonts have no Chinese or forbid embedding: no share pictures"
        ),
        ShareFont::Missing => text!(
            "没有可以自由使用的中文字体，做不了分享图；别的不受影响",
            "no openly licensed Chinese font: no share pictures; all else is as ever"
        ),
    };
    Finding::warning(TOPIC, why, mend())
}

fn mend() -> skillweek_base::text::Text {
    if cfg!(target_os = "linux") {
        return text!(
            "请管理员安装字体的软件包（Debian、统信、麒麟桌面版上叫 fonts-noto-cjk，openEuler、Fedora 上叫 google-noto-sans-cjk-fonts）；\n或者把 SourceHanSansSC-Regular.otf 和 SourceHanSansSC-Bold.otf 放进项目的 assets/fonts",
            "have a package of fonts installed (fonts-noto-cjk on Debian and Ubuntu, google-noto-sans-cjk-fonts on Fedora and openEuler);\nor put SourceHanSansSC-Regular.otf and SourceHanSansSC-Bold.otf into assets/fonts"
        );
    }
    text!(
        "下载思源黑体，把 SourceHanSansSC-Regular.otf 和 SourceHanSansSC-Bold.otf 放进项目的 assets/fonts：\nhttps://github.com/adobe-fonts/source-han-sans/releases",
        "put SourceHanSansSC-Regular.otf and SourceHanSansSC-Bold.otf into assets/fonts; they are at\nhttps://github.com/adobe-fonts/source-han-sans/releases"
    )
}

#[cfg(test)]
mod tests {
    use super::super::finding::State;
    use super::*;

    #[test]
    fn a_site_can_do_without_share_pictures() {
        let family = || "Noto Sans CJK SC".to_owned();
        assert_eq!(judge(&ShareFont::Own(family())).state, State::Good);
        assert_eq!(judge(&ShareFont::Installed(family())).what.zh, "Noto Sans CJK SC（电脑里的）");
        assert_eq!(judge(&ShareFont::Unusable).state, State::Warning);
        assert_eq!(judge(&ShareFont::Missing).state, State::Warning);
    }

    #[test]
    fn a_project_s_font_without_chinese_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let fonts = folder.path().join("assets/fonts");
        std::fs::create_dir_all(&fonts).unwrap();
        std::fs::write(fonts.join("a.otf"), "no font").unwrap();
        assert_eq!(ShareFont::find(Some(folder.path())), ShareFont::Unusable);
    }
}
