//! The reasons why a command could not run at all. Mistakes in the content are diagnostics instead.

use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_publish::PublishError;
use std::convert::Infallible;
use std::io;
use std::path::PathBuf;

/// The reason why a build could not begin or could not be published.
#[derive(Debug)]
pub enum Failure {
    /// The folder has no `content/site.yaml`.
    NoProject(PathBuf),
    /// No site has that folder.
    UnknownSite {
        /// The site as it was typed.
        name: String,
        /// The folders of up to three sites with similar names, `.` for the root; may be empty.
        nearest: Vec<String>,
    },
    /// A site that was asked for is left out because of mistakes in settings.
    SiteLeftOut {
        /// The site as it was typed.
        name: String,
        /// The `site.yaml` with the mistakes: its own or that of a site above.
        settings: SourcePath,
    },
    /// `--url` is not an absolute web address.
    BadUrl(String),
    /// The output folder could not be taken or replaced.
    Publish(PublishError),
    /// The system's folder for temporary files cannot be written to.
    NoRoom(io::Error),
}

impl From<Infallible> for Failure {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        Self::Publish(error)
    }
}

impl Failure {
    /// The message: the cause and the remedy.
    pub fn text(&self) -> Text {
        match self {
            Self::NoProject(root) => {
                let root = root.display();
                text!(
                    "`{root}` 不是项目文件夹：里面没有 content/site.yaml；请换到项目文件夹，或用 `skillweek new` 新建一个",
                    "`{root}` is no project: it has no content/site.yaml; go to the project's folder, or make one with `skillweek new`"
                )
            }
            Self::UnknownSite { name, nearest } => {
                let near = nearest.join("、");
                if nearest.is_empty() {
                    text!("没有站点 `{name}`", "there is no site `{name}`")
                } else {
                    text!(
                        "没有站点 `{name}`；您是不是想写：{near}",
                        "there is no site `{name}`; did you mean: {near}"
                    )
                }
            }
            Self::SiteLeftOut { name, settings } => text!(
                "站点 `{name}` 现在没有：`{settings}` 有错误，又没有以前的正确版本；运行 `skillweek check` 看错在哪里，改正后再来",
                "the site `{name}` is not there now: `{settings}` has errors and no good version is known; run `skillweek check` to see them, and mend them first"
            ),
            Self::BadUrl(url) => text!(
                "`{url}` 不是完整的网址；请写成 https://www.example.cn/zjz/ 的样子",
                "`{url}` is no absolute address; write it like https://www.example.cn/zjz/"
            ),
            Self::Publish(error) => error.text(),
            Self::NoRoom(error) => text!(
                "不能在系统的临时文件夹里写文件：{error}",
                "nothing can be written to the system's temporary folder: {error}"
            ),
        }
    }
}
