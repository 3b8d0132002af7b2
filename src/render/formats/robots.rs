//! Writes `robots.txt`. Search engines read it at a host's root only.

use super::base_url::BaseUrl;

/// Allows everything; the site map is named where the site states its address.
pub fn write(base: Option<&BaseUrl>) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = base {
        text.push_str("\nSitemap: ");
        text.push_str(&base.join("sitemap.xml"));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_map_is_named_where_there_is_one() {
        let base = BaseUrl::parse("https://example.edu.cn/zjz").unwrap();
        assert!(
            write(Some(&base)).ends_with("\nSitemap: https://example.edu.cn/zjz/sitemap.xml\n")
        );
        assert!(!write(None).contains("Sitemap"));
    }
}
