//! The messages about links and pictures.

use super::writer::Writer;
use skillweek_base::text;
use skillweek_diag::Code;
use std::ops::Range;

impl Writer<'_, '_> {
    pub(super) fn report_empty(&mut self, range: &Range<usize>) {
        let message = text!("括号里没有地址", "The address is empty");
        let help =
            text!("补上地址，或去掉这个标记只留文字", "Write the address, or leave only the text");
        self.report.push(Code::BrokenLink, range.clone(), message, help);
    }

    pub(super) fn report_private(&mut self, target: &str, range: &Range<usize>) {
        let target = shortened(target);
        let message = text!(
            "地址“{target}”只在您自己的电脑或内网有效",
            "The address “{target}” works only on your own computer or network"
        );
        let help = text!(
            "把文件放进本站的文件夹，写相对地址，例如 pics/photo.jpg",
            "Put the file into the folder of the site and write a relative address, such as pics/photo.jpg"
        );
        self.report.push(Code::LocalLink, range.clone(), message, help);
    }

    pub(super) fn report_refused(&mut self, scheme: &str, range: &Range<usize>) {
        let message = text!(
            "不能使用 {scheme}: 地址，已去掉",
            "Addresses with {scheme}: are not allowed; it is left out"
        );
        let help = match scheme {
            "data" => text!(
                "把图片存成文件，放进本站的文件夹再引用",
                "Save the picture as a file in the folder of the site and refer to it"
            ),
            _ => {
                text!("改用 https:// 地址或相对地址", "Write an https:// address or a relative one")
            }
        };
        self.report.push(Code::InvalidValue, range.clone(), message, help);
    }

    pub(super) fn report_insecure(&mut self, target: &str, range: &Range<usize>) {
        if self.report.reads(range, "www.") {
            // The author wrote no scheme.
            return;
        }
        let target = shortened(target);
        let message = text!("链接“{target}”没有加密", "The link “{target}” is not encrypted");
        let help =
            text!("如果对方网站支持，改为 https://", "Write https:// if the site supports it");
        self.report.push(Code::InsecureLink, range.clone(), message, help);
    }

    pub(super) fn report_foreign(&mut self, target: &str, range: &Range<usize>) {
        let target = shortened(target);
        let message = text!(
            "“{target}”在别的网站上，页面不会加载它，已改为链接",
            "“{target}” is on another site; pages do not load it, so it became a link"
        );
        let help = text!(
            "取得授权后下载到本站的文件夹，再用相对地址引用",
            "Download it into the folder of the site, if its licence allows, and refer to it there"
        );
        self.report.push(Code::ThirdPartyResource, range.clone(), message, help);
    }

    pub(super) fn report_hidden(&mut self, target: &str, range: Range<usize>) {
        let target = shortened(target);
        let message = text!(
            "暗链：读者看不见指向“{target}”的链接",
            "Hidden link: readers cannot see the link to “{target}”"
        );
        let help = text!(
            "如果不是您加的，网页可能被篡改过：删去它并检查来源",
            "If you did not write it, the page may have been tampered with: delete it and check where it came from"
        );
        self.report.push(Code::HiddenLink, range, message, help);
    }

    pub(super) fn report_invisible(&mut self, target: &str, range: &Range<usize>) {
        let is_own =
            matches!(super::address::destination(target), super::address::Destination::Local);
        if !is_own {
            return self.report_hidden(target, range.clone());
        }
        let message = text!("链接没有文字", "The link has no text");
        let help = text!(
            "在方括号里写上目标的名称",
            "Write the name of the target between the square brackets"
        );
        self.report.push(Code::VagueLink, range.clone(), message, help);
    }

    pub(super) fn check_alt(&mut self, alt: &str, target: &str, range: Range<usize>) {
        let alt = alt.trim();
        if alt.is_empty() {
            let message = text!("图片没有替代文字", "The picture has no alternative text");
            let help = text!(
                "在 ![ ] 里写一句话说明图片内容",
                "Say between ![ ] in one sentence what the picture shows"
            );
            self.report.push(Code::AltMissing, range, message, help);
            return;
        }
        let name = target.rsplit('/').next().unwrap_or_default();
        let is_file_name = alt == name
            || name.rsplit_once('.').is_some_and(|(stem, _)| stem == alt && alt.is_ascii());
        if is_file_name || matches!(alt, "图片" | "图" | "照片" | "image" | "picture" | "photo")
        {
            let message = text!(
                "替代文字“{alt}”没有说明图片内容",
                "The alternative text “{alt}” does not say what the picture shows"
            );
            let help = text!("用一句话说明图片内容", "Say in one sentence what the picture shows");
            self.report.push(Code::AltMissing, range, message, help);
        }
    }
}

/// An address, shortened for a message.
pub(super) fn shortened(target: &str) -> String {
    match target.char_indices().nth(48) {
        Some((end, _)) => format!("{}…", target.get(..end).unwrap_or_default()),
        None => target.to_owned(),
    }
}
