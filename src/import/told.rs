//! What does not come along, counted on the way.

use super::xml::Element;
use skillweek_base::text;
use skillweek_base::text::Text;

/// What was left behind or changed.
#[derive(Debug, Default)]
pub struct Told {
    pub insertions: usize,
    pub deletions: usize,
    pub comments: usize,
    /// Letters that the document hides.
    pub hidden: usize,
    pub equations: usize,
    pub charts: usize,
    /// Embedded documents, by the names of their programs.
    pub objects: Vec<String>,
    pub has_contents: bool,
    pub has_margins: bool,
    /// Pictures of kinds that browsers do not show, by their files' names.
    pub pictures: Vec<String>,
    /// Pictures that lie elsewhere.
    pub far_pictures: usize,
    /// Links to files of the writer's machine and the like.
    pub links: Vec<String>,
    /// Signs of fonts for symbols that no letter is known for.
    pub symbols: usize,
    pub placeholders: usize,
    pub foreign_parts: usize,
}

impl Told {
    /// Counts tracked changes and comments of a text.
    pub fn count_changes(&mut self, text: &Element) {
        text.each(&mut |element| match &*element.name {
            "ins" | "moveTo" => self.insertions += 1,
            "del" | "moveFrom" => self.deletions += 1,
            "commentReference" => self.comments += 1,
            _ => {}
        });
    }

    /// One text for each thing that its writer should know.
    pub fn texts(&self) -> Vec<Text> {
        let mut texts = Vec::new();
        self.tell_changes(&mut texts);
        self.tell_things(&mut texts);
        texts
    }

    fn tell_changes(&self, texts: &mut Vec<Text>) {
        let (insertions, deletions) = (self.insertions, self.deletions);
        if insertions + deletions > 0 {
            texts.push(text!(
                "文件里有修订：已全部接受（插入 {insertions} 处，删除 {deletions} 处）。\
                 如有不该接受的，请在 Word 里处理后重新导入",
                "tracked changes were accepted ({insertions} insertions, {deletions} deletions)"
            ));
        }
        if self.comments > 0 {
            let comments = self.comments;
            texts.push(text!("{comments} 条批注没有带进来", "{comments} comments were left out"));
        }
        if self.hidden > 0 {
            let hidden = self.hidden;
            texts.push(text!(
                "{hidden} 个字在 Word 里设为隐藏，没有带进来",
                "{hidden} hidden characters were left out"
            ));
        }
        if self.has_margins {
            texts.push(text!(
                "页眉、页脚和页码没有带进来",
                "headers, footers and page numbers were left out"
            ));
        }
        if self.has_contents {
            texts.push(text!("目录没有带进来：网页会自己做", "the table of contents was left out"));
        }
        if self.placeholders > 0 {
            let count = self.placeholders;
            texts.push(text!(
                "{count} 处“单击此处输入文字”没有带进来",
                "{count} unfilled fields were left out"
            ));
        }
    }

    /// Things of which only the number is told.
    fn counted(&self) -> [(usize, &'static str, &'static str); 5] {
        [
            (self.equations, "个公式只剩下文字，请核对", "equations became plain text: check them"),
            (
                self.charts,
                "个图表或 SmartArt 没有带进来：请在 Word 里右键“另存为图片”，放进页面的文件夹",
                "charts or diagrams were left out: save them as pictures in Word",
            ),
            (
                self.far_pictures,
                "张图片不在文件里（是链接），没有带进来：请另找原图放进页面的文件夹",
                "pictures are not in the file but linked, and were left out",
            ),
            (
                self.symbols,
                "个特殊符号没有对应的文字，没有带进来，请核对",
                "signs of symbol fonts are no letters and were left out: check them",
            ),
            (
                self.foreign_parts,
                "处插入的其他文件没有带进来：请在 Word 里打开后另存一份再导入",
                "inserted files were left out: open and save the document in Word",
            ),
        ]
    }

    fn tell_things(&self, texts: &mut Vec<Text>) {
        for (count, zh, en) in self.counted().into_iter().filter(|(count, ..)| *count > 0) {
            texts.push(text!("{count} {zh}", "{count} {en}"));
        }
        if !self.pictures.is_empty() {
            let (count, names) = (self.pictures.len(), named(&self.pictures));
            texts.push(text!(
                "{count} 张图片网页显示不了（{names}），没有带进来：\
                 请在 Word 里右键“另存为图片”，存为 PNG 放进页面的文件夹",
                "{count} pictures cannot be shown by browsers ({names}): save them as PNG in Word"
            ));
        }
        if !self.objects.is_empty() {
            let (count, names) = (self.objects.len(), named(&self.objects));
            texts.push(text!(
                "{count} 个嵌入的对象没有带进来（{names}）：表格请复制成 Word 表格，文件请作为附件",
                "{count} embedded objects were left out ({names})"
            ));
        }
        if !self.links.is_empty() {
            let (count, names) = (self.links.len(), named(&self.links));
            texts.push(text!(
                "{count} 个链接指向自己电脑上的文件或不能用，只留下了文字（{names}）",
                "{count} links lead to files of your machine or nowhere: only their texts stay ({names})"
            ));
        }
    }
}

/// The first of some names.
fn named(names: &[String]) -> String {
    let short = |name: &String| name.chars().take(60).collect::<String>();
    let first: Vec<String> = names.iter().take(3).map(short).collect();
    let more = if names.len() > first.len() { " …" } else { "" };
    format!("{}{more}", first.join(", "))
}
