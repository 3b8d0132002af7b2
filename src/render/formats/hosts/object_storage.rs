//! Configuration for object storage: an administrator applies it to the bucket itself.
//!
//! Both services make browsers download pages from their default domains, so a bucket needs a
//! domain of its own with an ICP number.

use crate::formats::xml::Document;

/// `PutBucketWebsite` of Alibaba Cloud OSS: `index.html` also in folders, 404 with its status.
pub fn oss() -> String {
    website(
        |document| {
            document.text("SupportSubDir", "true");
            document.text("Type", "0");
        },
        |document| document.text("HttpStatus", "404"),
    )
}

/// `PUT Bucket website` of Tencent Cloud COS.
pub fn cos() -> String {
    website(|_| {}, |document| document.text("OriginalHttpStatus", "Enabled"))
}

fn website(index: impl FnOnce(&mut Document), error: impl FnOnce(&mut Document)) -> String {
    let mut document = Document::new();
    document.nest("WebsiteConfiguration", &[], |document| {
        document.nest("IndexDocument", &[], |document| {
            document.text("Suffix", "index.html");
            index(document);
        });
        document.nest("ErrorDocument", &[], |document| {
            document.text("Key", "404.html");
            error(document);
        });
    });
    document.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::xml::texts_of;

    #[test]
    fn both_name_the_index_and_the_page_for_errors() {
        for text in [oss(), cos()] {
            assert_eq!(texts_of(&text, "Suffix"), ["index.html"]);
            assert_eq!(texts_of(&text, "Key"), ["404.html"]);
        }
    }
}
