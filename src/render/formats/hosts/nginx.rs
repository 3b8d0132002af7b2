//! Writes `nginx.conf.example`.
//!
//! An `add_header` in an inner block drops all those of the outer one. So a `map` makes the one
//! header that differs between files, and all of them stand in one place.

use super::Hosting;
use super::policy::{ASSET_CACHE, security_headers, seldom_known_types};
use skillweek_base::media_types::media_type;
use std::fmt::Write;

pub fn write(hosting: &Hosting) -> String {
    // nginx compares decoded paths, in locations and in patterns.
    let base = hosting.base();
    let base = percent_encoding::percent_decode_str(&base).decode_utf8_lossy().into_owned();
    let host = hosting.host.as_deref().unwrap_or("www.example.edu.cn");
    let mut text = format!(
        "# nginx 配置示例。请把 /var/www/skillweek/ 改成输出目录的实际位置；末尾的斜杠不能少。\n\
         # An example: put your own folder for /var/www/skillweek/ and keep the slash at its end.\n\n\
         # 放在 http 段 / inside http:\n\
         map $uri $skillweek_cache {{\n    default \"no-cache\";\n    \
         \"~^{pattern}(.+/)?assets/\" \"{ASSET_CACHE}\";\n}}\n\n\
         # 放在 server 段 / inside server:\nserver {{\n    listen 80;\n    server_name {host};\n\n    \
         location {base} {{\n        alias /var/www/skillweek/;\n        index index.html;\n        \
         charset utf-8;\n        charset_types text/css text/csv text/calendar \
         text/javascript text/plain text/vtt application/json application/xml image/svg+xml;\n        \
         error_page 404 {base}404.html;\n",
        pattern = escape_pattern(&base),
    );
    text.push_str("        types {\n");
    let common = COMMON.iter().filter_map(|all| Some((*all, media_type(all.split(' ').next()?)?)));
    for (extension, kind) in seldom_known_types().chain(common) {
        let kind = kind.split(';').next().unwrap_or(kind);
        writeln!(text, "            {kind} {extension};").unwrap_or_default();
    }
    text.push_str("        }\n");
    for (name, value) in security_headers() {
        writeln!(text, "        add_header {name} \"{value}\" always;").unwrap_or_default();
    }
    text.push_str("        add_header Cache-Control $skillweek_cache;\n    }\n");
    if let Some(folder) = base.strip_suffix('/').filter(|folder| !folder.is_empty()) {
        writeln!(text, "    location = {folder} {{\n        return 301 {base};\n    }}")
            .unwrap_or_default();
    }
    text.push_str("}\n");
    text
}

/// A `types` block replaces the server's own list, so the common types are repeated here: the
/// extensions of each.
const COMMON: [&str; 10] =
    ["docx", "gif", "ico", "jpg jpeg", "mp3", "pdf", "png", "pptx", "xlsx", "zip"];

/// Escapes a path for a regular expression.
fn escape_pattern(path: &str) -> String {
    let mut pattern = String::new();
    for letter in path.chars() {
        if ".+*?()[]{}|^$\\\"".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_has_its_sub_path_and_balanced_braces() {
        let hosting = Hosting { base_path: "/a.b/".into(), ..Hosting::default() };
        let text = write(&hosting);
        assert!(text.contains("\"~^/a\\.b/(.+/)?assets/\""), "{text}");
        assert!(text.contains("location /a.b/ {"));
        assert!(text.contains("location = /a.b {"));
        assert_eq!(text.matches('{').count(), text.matches('}').count());
    }
}
