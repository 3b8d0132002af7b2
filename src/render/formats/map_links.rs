//! Links that open a place in the three maps of China; none of them needs a key.
//!
//! Coordinates are GCJ-02. The services disagree on the order: 腾讯 and 百度 want latitude first,
//! 高德 longitude first.

use crate::context::Link;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use skillweek_base::city;

/// Everything but the unreserved characters of RFC 3986.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The name by which the services count our requests.
const CALLER: &str = "skillweek";

/// A place to show on a map.
#[derive(Debug, Clone, Copy)]
pub struct MapPlace<'a> {
    /// The label of the pin.
    pub name: &'a str,
    /// The street address; searched for in the place of `name` where there are no coordinates.
    pub address: Option<&'a str>,
    /// The city, else the region of the site: narrows a search for the address.
    pub city: Option<&'a str>,
    /// Longitude and latitude in GCJ-02.
    pub geo: Option<[f64; 2]>,
}

/// The place in each service; without coordinates, a search for its address. Empty where not even a
/// name is known.
pub fn map_links(place: &MapPlace<'_>) -> Vec<Link> {
    match place.geo {
        Some([lng, lat]) if lng.is_finite() && lat.is_finite() => markers(place, lng, lat),
        _ => searches(place),
    }
}

fn markers(place: &MapPlace<'_>, lng: f64, lat: f64) -> Vec<Link> {
    let name =
        if place.name.trim().is_empty() { place.address.unwrap_or("地点") } else { place.name };
    let address = place.address.unwrap_or(name);
    let (title, content) = (encode(name), encode(address));
    // 腾讯 decodes the value and then parses it, so its own separators must not occur in texts.
    let marker =
        encode(&format!("coord:{lat},{lng};title:{};addr:{}", inert(name), inert(address)));
    in_each_service([
        format!("https://apis.map.qq.com/uri/v1/marker?marker={marker}&referer={CALLER}"),
        format!(
            "https://uri.amap.com/marker?position={lng},{lat}&name={title}&coordinate=gaode&callnative=1&src={CALLER}"
        ),
        format!(
            "https://api.map.baidu.com/marker?location={lat},{lng}&title={title}&content={content}&output=html&coord_type=gcj02&src={CALLER}"
        ),
    ])
}

fn searches(place: &MapPlace<'_>) -> Vec<Link> {
    let address = place.address.unwrap_or(place.name).trim();
    if address.is_empty() {
        return Vec::new();
    }
    let city = place.city.unwrap_or_default().trim();
    let query = if address.contains(&city::key(city)) {
        encode(address)
    } else {
        encode(&format!("{city}{address}"))
    };
    let within = if city.is_empty() { String::new() } else { format!("&city={}", encode(city)) };
    let region = encode(if city.is_empty() { "全国" } else { city });
    in_each_service([
        format!(
            "https://apis.map.qq.com/uri/v1/search?keyword={query}&region={region}&referer={CALLER}"
        ),
        format!("https://uri.amap.com/search?keyword={query}{within}&callnative=1&src={CALLER}"),
        format!("https://api.map.baidu.com/geocoder?address={query}&output=html&src={CALLER}"),
    ])
}

/// The links under the names of the services.
fn in_each_service(addresses: [String; 3]) -> Vec<Link> {
    let named = ["腾讯地图", "高德地图", "百度地图"].into_iter().zip(addresses);
    named.map(|(label, href)| Link { label: label.to_owned(), href }).collect()
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, VALUE).to_string()
}

fn inert(text: &str) -> String {
    text.replace([';', ':', '|'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_service_gets_its_own_order() {
        let place = MapPlace {
            name: "体育馆;&",
            address: Some("一号路"),
            city: None,
            geo: Some([120.3, 36.1]),
        };
        let links = map_links(&place);
        assert_eq!(
            links[0].href,
            "https://apis.map.qq.com/uri/v1/marker?marker=coord%3A36.1%2C120.3%3Btitle%3A%E4%BD%93%E8%82%B2%E9%A6%86%20%26%3Baddr%3A%E4%B8%80%E5%8F%B7%E8%B7%AF&referer=skillweek"
        );
        assert!(
            links[1].href.contains("position=120.3,36.1&name=%E4%BD%93%E8%82%B2%E9%A6%86%3B%26&")
        );
        assert!(links[2].href.contains("location=36.1,120.3&"));
    }

    #[test]
    fn a_place_without_coordinates_is_searched_for() {
        let place =
            MapPlace {
                name: "校门", address: Some("一号路"), city: Some("青岛"), geo: None
            };
        let links = map_links(&place);
        assert!(links[0].href.contains("keyword=%E9%9D%92%E5%B2%9B%E4%B8%80"));
        let nowhere = MapPlace { name: " ", address: None, city: None, geo: Some([f64::NAN, 0.0]) };
        assert_eq!(map_links(&nowhere), []);
    }
}
