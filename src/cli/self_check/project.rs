//! Whether there is a project here.

use super::finding::{Finding, Topic};
use crate::project::Project;
use skillweek_base::text;
use skillweek_base::text::Both;

const TOPIC: Topic = Topic { name: "project", label: Both::new("项目", "project") };

/// Looks for the project, and counts its sites.
pub fn check(project: Option<&Project>) -> Finding {
    let Some(project) = project else { return none() };
    let (root, sites) = (project.root.display(), project.sites().len());
    Finding::good(TOPIC, text!("{root}，{sites} 个站点", "{root}, sites: {sites}"))
}

fn none() -> Finding {
    Finding::warning(
        TOPIC,
        text!("这个文件夹不在任何项目里", "this folder is in no project"),
        text!(
            "要检查项目，先用 cd 进入它的文件夹；还没有的话，用 skillweek new 文件夹名 新建",
            "to check a project go to its folder with cd; to make one run skillweek new FOLDER"
        ),
    )
}
