//! Decodes the tables `rollup` and `rules` of `site.yaml`.

use super::Reading;
use crate::values::Rollup;
use skillweek_base::nearest::most_alike;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_content::kinds::folder_slug;
use skillweek_diag::{Code, Diagnostic, Severity};
use skillweek_record::node::{Entry, Value};
use std::collections::BTreeMap;

impl<'a> Reading<'a> {
    /// Decodes what is shown of the sites below, by section.
    pub fn rollup(&mut self) -> BTreeMap<String, Rollup> {
        let mut rollup = BTreeMap::new();
        for entry in self.entries("rollup") {
            let rule = match entry.node.text() {
                Some("all" | "全部") => Rollup::All,
                Some("highlights" | "亮点") => Rollup::Highlights,
                Some("none" | "无" | "不显示") => Rollup::None,
                _ => {
                    self.refuse(
                        entry,
                        text!("应是 all、highlights 或 none", "must be all, highlights or none"),
                    );
                    continue;
                }
            };
            rollup.insert(folder_slug(&entry.key), rule);
        }
        rollup
    }

    /// Decodes the severities by code; `None` means off.
    pub fn rules(&mut self) -> BTreeMap<Code, Option<Severity>> {
        let mut rules = BTreeMap::new();
        for entry in self.entries("rules") {
            let severity = match entry.node.text() {
                Some("error" | "错误") => Some(Severity::Error),
                Some("warning" | "警告") => Some(Severity::Warning),
                // Programs that write YAML 1.1 turn `off` into `false`.
                Some("off" | "false" | "关闭" | "否") => None,
                _ => {
                    self.refuse(
                        entry,
                        text!("应是 error、warning 或 off", "must be error, warning or off"),
                    );
                    continue;
                }
            };
            match Code::find(&entry.key) {
                Some(code) if code.is_fixed() && severity != Some(Severity::Error) => {
                    self.cannot_be_lowered(entry);
                }
                Some(code) => {
                    rules.insert(code, severity);
                }
                None => self.unknown_code(entry),
            }
        }
        rules
    }

    fn entries(&mut self, name: &str) -> &'a [Entry] {
        match self.fields.node(name).map(|node| &node.value) {
            Some(Value::Map(entries)) => entries,
            Some(_) => {
                let place = self.fields.place(name);
                let Text { zh, en } = self.fields.shown(name);
                self.fields.invalid(
                    &place,
                    text!("“{zh}”应是若干行“名称: 值”", "`{en}` must be lines of `name: value`"),
                    None,
                );
                &[]
            }
            None => &[],
        }
    }

    /// Warns of a rule that cannot take effect; the other rules of the file still do.
    fn cannot_be_lowered(&mut self, entry: &Entry) {
        let code = &entry.key;
        let found = Diagnostic::new(
            Code::InvalidValue,
            text!(
                "`{code}` 的级别不能调低，这一行没有用上",
                "`{code}` cannot be lowered; this line has no effect"
            ),
        );
        let found = found.graded(Severity::Warning).at(self.fields.span_of(&entry.key_place));
        self.fields.report(found.help(text!(
            "这样的文件读不出完整的内容，发布它等于删掉原来的页面；请改正文件，并删去这一行",
            "nothing complete can be read from such a file, so publishing it would delete the page that was there; mend the file and delete this line"
        )));
    }

    fn refuse(&mut self, entry: &Entry, expected: Text) {
        let key = &entry.key;
        let Text { zh, en } = expected;
        self.fields.invalid(&entry.node.place, text!("“{key}”{zh}", "`{key}` {en}"), None);
    }

    fn unknown_code(&mut self, entry: &Entry) {
        let key = &entry.key;
        let near = most_alike(key, Code::ALL.iter().map(|code| code.name()), 1).pop();
        let found = Diagnostic::new(
            Code::UnknownKey,
            text!("没有诊断代码 `{key}`", "there is no diagnostic code `{key}`"),
        );
        let span = self.fields.span_of(&entry.key_place);
        self.fields.report(found.at(span).help(match near {
            Some(near) => text!("是不是想写 `{near}`？", "did you mean `{near}`?"),
            None => text!(
                "代码写在每条诊断的方括号里，如 alt-missing",
                "a diagnostic has its code between square brackets, as in alt-missing"
            ),
        }));
    }
}
