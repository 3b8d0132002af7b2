//! Writes `nginx.conf.example`.
//!
//! An `add_header` in an inner block drops all those of the outer one. So a `map` makes the one
//! header that differs between files, and all of them stand in one place.

use super::Hosting;
use super::policy::{ASSET_CACHE, TYPES, security_headers};
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
    for (extension, kind) in TYPES.iter().chain(MORE_TYPES) {
        let kind = kind.split(';').next().unwrap_or(kind);
        writeln!(text, "            {kind} {extension};").unwrap_or_default();
    }
    text.push_str("        }\n");
    for (name, value) in security_headers(hosting) {
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

/// A `types` block replaces the server's own list, so the common types are repeated here.
const MORE_TYPES: &[(&str, &str)] = &[
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("gif", "image/gif"),
    ("ico", "image/x-icon"),
    ("jpg jpeg", "image/jpeg"),
    ("mp3", "audio/mpeg"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("zip", "application/zip"),
];

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
