//! Fields: an instruction and what it gave when it was last carried out.

use std::rc::Rc;

/// The fields that are open.
#[derive(Debug, Default)]
pub struct Fields {
    open: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    is_result: bool,
    link: Option<Rc<str>>,
}

impl Fields {
    pub fn begin(&mut self) {
        self.open.push(Field::default());
    }

    /// Ends the instruction of the innermost field.
    pub fn separate(&mut self) {
        if let Some(field) = self.open.last_mut() {
            field.is_result = true;
            field.link = address(&field.instruction).map(Rc::from);
        }
    }

    /// Ends the innermost field; returns its instruction if it gave nothing.
    pub fn end(&mut self) -> Option<String> {
        let field = self.open.pop()?;
        (!field.is_result).then_some(field.instruction)
    }

    pub fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.is_result) {
            field.instruction.push_str(text);
        }
    }

    /// Whether text belongs to an instruction and not to the document.
    pub fn is_instruction(&self) -> bool {
        self.open.iter().any(|field| !field.is_result)
    }

    /// Whether text belongs to a table of contents.
    pub fn is_contents(&self) -> bool {
        let is_it = |field: &Field| field.is_result && word(&field.instruction) == "TOC";
        self.open.iter().any(is_it)
    }

    /// Where the text leads.
    pub fn link(&self) -> Option<Rc<str>> {
        self.open.iter().rev().find_map(|field| field.link.clone())
    }

    /// Ends all fields: what comes belongs to none, whatever was forgotten.
    pub fn forget(&mut self) {
        self.open.clear();
    }
}

/// The first word of an instruction.
pub fn word(instruction: &str) -> String {
    instruction.split_whitespace().next().unwrap_or_default().to_uppercase()
}

/// The address in `HYPERLINK "https://…" \l "place"`.
pub fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start();
    let is_link = rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("HYPERLINK"));
    let rest = rest.get(9..).filter(|_| is_link)?.trim_start();
    let quoted =
        rest.strip_prefix(['"', '“', '”']).and_then(|rest| rest.split(['"', '“', '”']).next());
    let bare = || rest.split_whitespace().next().filter(|word| !word.starts_with('\\'));
    let address = quoted.or_else(bare)?.trim();
    (!address.is_empty()).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_stand_in_quotation_marks_or_bare() {
        for (instruction, expected) in [
            (" HYPERLINK \"https://www.example.edu.cn/\" ", Some("https://www.example.edu.cn/")),
            ("hyperlink https://a.example/b \\o 提示", Some("https://a.example/b")),
            (" HYPERLINK \\l \"_Toc1\"", None),
            (" PAGE ", None),
            ("", None),
            ("标题一二三", None),
        ] {
            assert_eq!(address(instruction).as_deref(), expected, "{instruction}");
        }
    }
}
