//! Reasons why a file was not read, and what its owner can do about it.

use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic};

/// A reason why nothing of a file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Protected by a password.
    Encrypted,
    /// Another known format that is named like a spreadsheet.
    Foreign(&'static str),
    /// No known kind of spreadsheet.
    Unknown,
    /// A damaged spreadsheet, with the parser's words.
    Broken(String),
    /// A spreadsheet beyond the limits.
    TooLarge,
}

impl Refusal {
    /// The refusal as a diagnostic, still without a place.
    pub fn diagnostic(&self) -> Diagnostic {
        let (code, message, help) = match self {
            Self::Encrypted => (
                Code::UnsupportedFormat,
                text!("表格设了打开密码，无法读取", "the spreadsheet is protected by a password"),
                text!(
                    "请在 Excel 或 WPS 中取消“用密码进行加密”，再保存一次",
                    "remove the password in Excel or WPS and save it again"
                ),
            ),
            Self::Foreign(what) => (
                Code::UnsupportedFormat,
                text!("这不是表格，而是 {what}", "this is no spreadsheet, but {what}"),
                save_as_xlsx(),
            ),
            Self::Unknown => (
                Code::UnsupportedFormat,
                text!("认不出这是哪种表格", "this is no spreadsheet of a known format"),
                save_as_xlsx(),
            ),
            Self::Broken(reason) => (
                Code::UnreadableFile,
                text!("表格已损坏，无法读取（{reason}）", "the spreadsheet is damaged ({reason})"),
                text!(
                    "请用 Excel 或 WPS 打开并修复，再另存为“Excel 工作簿（.xlsx）”",
                    "open and repair it in Excel or WPS and save it as .xlsx"
                ),
            ),
            Self::TooLarge => (
                Code::UnreadableFile,
                text!("表格过大，未读取", "the spreadsheet is too large and was not read"),
                text!(
                    "每个表格最多 10 万行、200 列；请删除多余的空白行列和图片，或分成几个文件",
                    "at most 100,000 rows and 200 columns; remove blank rows and pictures, or split it"
                ),
            ),
        };
        Diagnostic::new(code, message).help(help)
    }
}

fn save_as_xlsx() -> skillweek_base::text::Text {
    text!(
        "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”",
        "open it in Excel or WPS and save it as .xlsx"
    )
}
