//! What to write in place of a sample.

use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_record::key::Key;

/// The advice for a key.
pub fn advice(key: &Key) -> Text {
    match key.name {
        "title" => text!(
            "写真实的标题，去掉“（示例）”；不要这一页就删去这个文件",
            "write the real title without （示例）; delete the file if the page is not needed"
        ),
        "organization" => text!("写本单位的全称", "write the unit's full name"),
        "organizer" | "source" | "school" => text!(
            "写单位的全称；没有就删去这一行",
            "write the unit's full name, or delete the line"
        ),
        "region" => {
            text!("写所在的省、市，如 山东省潍坊市", "write province and city, as in 山东省潍坊市")
        }
        "phone" | "booking_phone" => text!(
            "写对外公布的办公电话，带区号；没有就删去这一行",
            "write an office telephone with its area code, or delete the line"
        ),
        "email" => text!(
            "写单位的邮箱；没有就删去这一行",
            "write the unit's mail address, or delete the line"
        ),
        "editor" | "reviewer" | "author" | "person" | "credit" => {
            text!("写真实的姓名；没有就删去这一行", "write the person's name, or delete the line")
        }
        "summary" => text!(
            "用一两句话写这一页讲什么；删去这一行就用正文的开头",
            "say in a sentence or two what the page is about; without the line the text's beginning is used"
        ),
        "url" => text!("写真实的网址", "write the real address"),
        "files" => text!(
            "把文件放进这个文件夹，再把文件名写在这里",
            "put the files into this folder and write their names here"
        ),
        _ => text!("换成真实的内容；用不着就删去这一行", "write what is true, or delete the line"),
    }
}
