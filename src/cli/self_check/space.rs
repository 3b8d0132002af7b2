//! Whether the disk has room.

use super::finding::{Finding, Topic};
use skillweek_base::text;
use skillweek_base::text::Both;
use std::path::Path;

const TOPIC: Topic = Topic { name: "space", label: Both::new("磁盘", "disk") };

const MB: u64 = 1_000_000;
/// Less than a school's site with its photos and their smaller versions takes, in MB.
const LITTLE: u64 = 1000;
/// Less than any site takes, in MB.
const NONE: u64 = 50;

/// Looks at the disk that a project is on; nothing where the system does not say without more ado.
pub fn check(root: &Path) -> Option<Finding> {
    free(root).map(|bytes| judge(bytes / MB))
}

#[cfg(unix)]
fn free(folder: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize))
}

#[cfg(not(unix))]
fn free(_: &Path) -> Option<u64> {
    None
}

fn judge(free: u64) -> Finding {
    let mend = text!(
        "清空回收站、删去不用的文件；缓存（.cache）删掉也不影响内容，只是下次慢一些",
        "empty the bin and delete what is not needed; .cache may go, too, at the price of time"
    );
    match free {
        LITTLE.. => {
            let (whole, tenth) = (free / 1000, free % 1000 / 100);
            Finding::good(TOPIC, text!("空余 {whole}.{tenth} GB", "free: {whole}.{tenth} GB"))
        }
        NONE.. => Finding::warning(
            TOPIC,
            text!("只剩 {free} MB，照片多的网站可能不够", "only {free} MB are free"),
            mend,
        ),
        _ => Finding::missing(
            TOPIC,
            text!("只剩 {free} MB，放不下网站", "only {free} MB are free, too little for a site"),
            mend,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::finding::State;
    use super::*;

    #[test]
    fn little_room_is_a_warning_and_none_is_an_error() {
        let states = [0, 49, 50, 999, 1000].map(|free| judge(free).state);
        let (missing, warning) = (State::Missing, State::Warning);
        assert_eq!(states, [missing, missing, warning, warning, State::Good]);
        assert_eq!(judge(12_345).what.zh, "空余 12.3 GB");
    }
}
