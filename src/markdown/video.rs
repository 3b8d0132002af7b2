//! The video services whose players pages may load when a reader asks for them.

use super::address;

/// A video at one of the supported services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embed {
    /// The name of the service for readers.
    pub service: &'static str,
    /// The address of the service's player, without autoplay.
    pub address: String,
}

/// The origins of the players, for a content security policy that allows no others.
pub const PLAYER_ORIGINS: [&str; 3] =
    ["https://player.bilibili.com", "https://player.youku.com", "https://v.qq.com"];

/// The player for the page of a video; `None` if the service is not supported or the address does
/// not name a video.
pub fn embed(page: &str) -> Option<Embed> {
    let host = address::host(page);
    let (path, query) = path_and_query(page);
    match host.as_str() {
        "www.bilibili.com" | "bilibili.com" | "m.bilibili.com" => bilibili(path, query),
        "v.qq.com" | "m.v.qq.com" => tencent(path, query),
        "v.youku.com" | "m.youku.com" => youku(path),
        _ => None,
    }
}

fn bilibili(path: &str, query: &str) -> Option<Embed> {
    let id = path.strip_prefix("/video/")?.split('/').next()?;
    let page = parameter(query, "p").filter(|page| page.bytes().all(|byte| byte.is_ascii_digit()));
    let page = page.unwrap_or("1");
    let video = match id.get(..2)? {
        "BV" => format!("bvid={}", word(id)?),
        "av" | "AV" => format!("aid={}", word(id.get(2..)?)?),
        _ => return None,
    };
    let address = format!("https://player.bilibili.com/player.html?{video}&page={page}&autoplay=0");
    Some(Embed { service: "哔哩哔哩", address })
}

fn tencent(path: &str, query: &str) -> Option<Embed> {
    let last = path.rsplit('/').next()?;
    let id = match parameter(query, "vid") {
        Some(id) => word(id)?,
        None if path.starts_with("/x/page/") || path.starts_with("/x/cover/") => {
            word(last.strip_suffix(".html")?)?
        }
        None => return None,
    };
    let address = format!("https://v.qq.com/txp/iframe/player.html?vid={id}&autoplay=false");
    Some(Embed { service: "腾讯视频", address })
}

fn youku(path: &str) -> Option<Embed> {
    let name = path.rsplit('/').next()?;
    let id = name.strip_prefix("id_")?.strip_suffix(".html")?;
    let is_id =
        id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'=' | b'_' | b'-'));
    let embed =
        Embed { service: "优酷", address: format!("https://player.youku.com/embed/{id}") };
    (is_id && !id.is_empty()).then_some(embed)
}

/// An id of letters and digits.
fn word(id: &str) -> Option<&str> {
    let is_word = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (is_word && !id.is_empty()).then_some(id)
}

fn path_and_query(page: &str) -> (&str, &str) {
    let rest = page.split_once("//").map_or(page, |(_, rest)| rest);
    let rest = rest.find(['/', '?', '#']).and_then(|at| rest.get(at..)).unwrap_or_default();
    let rest = rest.split('#').next().unwrap_or_default();
    rest.split_once('?').unwrap_or((rest, ""))
}

fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_supported_services_have_players() {
        let cases = [
            (
                "https://www.bilibili.com/video/BV1xx411c7mD/?p=2&t=3",
                "https://player.bilibili.com/player.html?bvid=BV1xx411c7mD&page=2&autoplay=0",
            ),
            (
                "https://www.bilibili.com/video/av170001",
                "https://player.bilibili.com/player.html?aid=170001&page=1&autoplay=0",
            ),
            (
                "https://v.qq.com/x/page/a0001abcd.html",
                "https://v.qq.com/txp/iframe/player.html?vid=a0001abcd&autoplay=false",
            ),
            (
                "https://v.qq.com/x/cover/mzc00200abc/b0012xyz.html",
                "https://v.qq.com/txp/iframe/player.html?vid=b0012xyz&autoplay=false",
            ),
            (
                "https://v.youku.com/v_show/id_XNDAzNg==.html",
                "https://player.youku.com/embed/XNDAzNg==",
            ),
        ];
        for (page, player) in cases {
            assert_eq!(embed(page).map(|embed| embed.address).as_deref(), Some(player));
        }
    }

    #[test]
    fn other_pages_have_none() {
        for page in [
            "https://www.bilibili.com/",
            "https://evil.example/video/BV1",
            "https://v.qq.com/x/page/\"a.html",
            "https://b23.tv/x",
        ] {
            assert_eq!(embed(page), None, "{page}");
        }
    }
}
