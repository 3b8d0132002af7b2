//! The words for what raw HTML may not hold.

use super::tokens::Tag;
use crate::address;
use crate::video::{self, PLAYER_ORIGINS};
use crate::writer::Writer;
use skillweek_base::text;
use skillweek_diag::Code;
use std::ops::Range;

impl Writer<'_, '_> {
    /// An element that goes with all inside it.
    pub(super) fn report_dropped(&mut self, tag: &Tag, range: Range<usize>) {
        let name = &tag.name;
        let source = tag.get("src").or_else(|| tag.get("data")).map(|source| source.value.as_str());
        let message =
            text!("页面不能使用 <{name}>，已去掉", "Pages cannot hold <{name}>; it is left out");
        let help = match name.as_str() {
            "iframe" | "embed" | "object" | "frame" => {
                let help = if source.is_some_and(is_video) {
                    text!(
                        "视频请把播放页的网址单独写成一段，会自动变成播放器",
                        "Write the address of the video's page in a paragraph of its own; it becomes a player"
                    )
                } else {
                    text!("改为指向那个页面的链接", "Write a link to that page instead")
                };
                return self.report.push(Code::ThirdPartyResource, range, message, help);
            }
            "script" | "style" | "noscript" | "template" => text!(
                "脚本和样式属于主题，不能写在内容里",
                "Scripts and styles belong to the theme, not to the content"
            ),
            "svg" | "math" | "canvas" => text!(
                "存成图片文件，再用 ![说明](文件名) 引用",
                "Save it as a picture file and refer to it with ![text](file)"
            ),
            _ => text!("删去它，或改成普通文字", "Delete it, or write plain text instead"),
        };
        self.report.warn(Code::InvalidValue, range, message, help);
    }

    /// A tag that goes while its inside stays.
    pub(super) fn report_refused_element(&mut self, name: &str, range: Range<usize>) {
        let message =
            text!("页面不能使用 <{name}>，已去掉", "Pages cannot hold <{name}>; it is left out");
        let help = match name {
            "form" | "input" | "button" => text!(
                "报名等表单请链接到办理的网站",
                "Link to the site that takes the form, such as a booking"
            ),
            _ => text!("删去这个标签", "Delete this tag"),
        };
        self.report.warn(Code::InvalidValue, range, message, help);
    }

    /// Attributes that would run a script.
    pub(super) fn report_handlers(&mut self, tag: &Tag, range: &Range<usize>) {
        let Some(handler) =
            tag.attributes.iter().find(|attribute| attribute.name.starts_with("on"))
        else {
            return;
        };
        let name = crate::findings::shortened(&handler.name);
        let message = text!(
            "属性 {name} 会运行脚本，已去掉",
            "The attribute {name} would run a script; it is left out"
        );
        let help = text!("删去这个属性", "Delete this attribute");
        self.report.warn(Code::InvalidValue, range.clone(), message, help);
    }

    pub(super) fn report_headless_table(&mut self, range: Range<usize>) {
        let message = text!("表格没有表头单元格", "The table has no header cells");
        let help =
            text!("把第一行的 <td> 改成 <th>", "Write <th> instead of <td> in the first row");
        self.report.push(Code::TableHeader, range, message, help);
    }
}

/// Whether an address is that of a player of one of the services, or of a page of theirs.
fn is_video(source: &str) -> bool {
    let address =
        if source.starts_with("//") { format!("https:{source}") } else { source.to_owned() };
    let host = address::host(&address);
    PLAYER_ORIGINS.iter().any(|origin| address::host(origin) == host)
        || video::embed(&address).is_some()
}
