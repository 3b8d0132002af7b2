//! Whether the system tells of changes, so that the preview shows them at once.

use super::finding::{Finding, Topic};
use skillweek_base::text;
use skillweek_base::text::Both;
use skillweek_serve::machine::{self, Watching};
use std::path::Path;

const TOPIC: Topic = Topic { name: "watch", label: Both::new("监视", "watching") };

/// The limits of Linux for each user.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// Folders that are watched.
    watches: usize,
    /// Programs that watch.
    instances: usize,
}

impl Limits {
    /// `None` on other systems.
    fn read() -> Option<Self> {
        let number = |name: &str| {
            let text = std::fs::read_to_string(format!("/proc/sys/fs/inotify/{name}")).ok()?;
            text.trim().parse().ok()
        };
        Some(Self {
            watches: number("max_user_watches")?,
            instances: number("max_user_instances")?,
        })
    }
}

/// Watches a project for a moment.
pub fn check(root: &Path) -> Finding {
    judge(Watching::of(root), machine::watched_folders(root), Limits::read())
}

fn judge(watching: Watching, folders: usize, limits: Option<Limits>) -> Finding {
    match (watching, limits) {
        (Watching::Told, None) => {
            Finding::good(TOPIC, text!("保存文件，系统马上通知", "the system tells of changes"))
        }
        (Watching::Told, Some(Limits { watches, .. })) => Finding::good(
            TOPIC,
            text!(
                "保存文件，系统马上通知（{folders} 个文件夹，最多 {watches} 个）",
                "the system tells of changes (folders: {folders}, of at most {watches})"
            ),
        ),
        (Watching::Network, _) => Finding::warning(
            TOPIC,
            text!(
                "网络盘上的改动系统不通知，预览定时查看文件，慢一些",
                "a network drive tells of no changes: the preview looks again and again"
            ),
            text!(
                "想马上看到改动，把项目复制到本机的磁盘上",
                "to see changes at once copy the project to a disk of this machine"
            ),
        ),
        (Watching::Refused, Some(limits)) => refused(folders, limits),
        (Watching::Refused, None) => Finding::warning(
            TOPIC,
            text!(
                "系统不通知改动，预览定时查看文件，慢一些",
                "the system does not tell of changes: the preview looks again and again"
            ),
            text!(
                "想马上看到改动，把项目放到本机的普通文件夹里",
                "to see changes at once keep the project in an ordinary folder of this machine"
            ),
        ),
    }
}

fn refused(folders: usize, Limits { watches, instances }: Limits) -> Finding {
    Finding::warning(
        TOPIC,
        text!(
            "监视的名额不够（项目有 {folders} 个文件夹，各程序一共可以 {watches} 个），预览定时查看文件",
            "too few watches (folders: {folders}; all programs together may have {watches}): the preview polls"
        ),
        text!(
            "请管理员运行：sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances={}",
            "as an administrator: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances={}",
            instances.max(512)
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::super::finding::State;
    use super::*;

    const LIMITS: Limits = Limits { watches: 8192, instances: 128 };

    #[test]
    fn limits_are_named_where_they_are_reached() {
        let told = judge(Watching::Told, 9, Some(LIMITS));
        assert_eq!((told.state, told.mend), (State::Good, None));
        let refused = judge(Watching::Refused, 9000, Some(LIMITS));
        assert_eq!(refused.state, State::Warning);
        assert!(refused.what.zh.contains("9000") && refused.what.zh.contains("8192"));
        assert!(refused.mend.is_some_and(|mend| mend.zh.contains("max_user_watches=524288")));
        assert_eq!(judge(Watching::Network, 9, None).state, State::Warning);
    }

    #[test]
    fn every_watched_folder_is_counted() {
        let project = tempfile::tempdir().unwrap();
        for folder in ["content/news", "assets", "public/news", ".cache"] {
            std::fs::create_dir_all(project.path().join(folder)).unwrap();
        }
        // The project's own, content, content/news and assets.
        assert_eq!(machine::watched_folders(project.path()), 4);
    }
}
