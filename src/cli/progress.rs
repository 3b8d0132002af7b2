//! Shows on a terminal that long work makes progress; shows nothing elsewhere.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use skillweek_base::text::{Both, Lang};
use skillweek_pipeline::{Progress, Stage};

/// A line on stderr that disappears when the work is done.
pub struct Bar {
    bar: ProgressBar,
    lang: Lang,
}

impl Bar {
    pub fn new(lang: Lang) -> Self {
        // Hidden by itself if stderr is not a terminal.
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}") {
            bar.set_style(style.progress_chars("=> "));
        }
        Self { bar, lang }
    }

    /// Removes the line, so that results do not mix with it.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn begin(&self, stage: Stage, total: usize) {
        let total = u64::try_from(total).unwrap_or(u64::MAX);
        self.bar.update(|state| {
            state.set_pos(0);
            state.set_len(total);
        });
        self.bar.set_message(name(stage).get(self.lang));
    }

    fn step(&self) {
        self.bar.inc(1);
    }
}

fn name(stage: Stage) -> Both {
    match stage {
        Stage::Waiting => Both::new("等另一个构建结束", "Waiting for another build"),
        Stage::Reading => Both::new("读取内容", "Reading"),
        Stage::Looking => Both::new("处理图片", "Pictures"),
        Stage::Rendering => Both::new("生成页面", "Rendering"),
        Stage::Publishing => Both::new("写入文件", "Publishing"),
    }
}
