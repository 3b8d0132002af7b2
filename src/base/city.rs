//! Names of cities: 山东省潍坊市, 潍坊市 and 潍坊 are one place.

use std::collections::BTreeMap;

/// The municipalities, each of which is a city of its own with all its districts.
const MUNICIPALITIES: [&str; 4] = ["北京", "天津", "上海", "重庆"];

/// Provinces and what is like them: the short name, and what may follow it in the full one.
const PROVINCES: [(&str, &str); 30] = [
    ("河北", "省"),
    ("山西", "省"),
    ("辽宁", "省"),
    ("吉林", "省"),
    ("黑龙江", "省"),
    ("江苏", "省"),
    ("浙江", "省"),
    ("安徽", "省"),
    ("福建", "省"),
    ("江西", "省"),
    ("山东", "省"),
    ("河南", "省"),
    ("湖北", "省"),
    ("湖南", "省"),
    ("广东", "省"),
    ("海南", "省"),
    ("四川", "省"),
    ("贵州", "省"),
    ("云南", "省"),
    ("陕西", "省"),
    ("甘肃", "省"),
    ("青海", "省"),
    ("台湾", "省"),
    ("内蒙古", "自治区"),
    ("广西", "壮族自治区"),
    ("西藏", "自治区"),
    ("宁夏", "回族自治区"),
    ("新疆", "维吾尔自治区"),
    ("香港", "特别行政区"),
    ("澳门", "特别行政区"),
];

/// The peoples in the names of autonomous prefectures.
const PEOPLES: [&str; 19] = [
    "朝鲜族",
    "土家族",
    "布依族",
    "哈尼族",
    "景颇族",
    "傈僳族",
    "蒙古族",
    "苗族",
    "藏族",
    "羌族",
    "彝族",
    "侗族",
    "傣族",
    "白族",
    "壮族",
    "回族",
    "哈萨克",
    "柯尔克孜",
    "蒙古",
];

/// Marks between the names of several places, which are not one city.
const SEPARATORS: [char; 8] = ['、', '，', ',', '；', ';', '/', '和', '及'];

/// The short name of a city, the same for all its spellings: 潍坊 for 山东省潍坊市, 潍坊市寒亭区 and
/// 潍坊. Names that are no city's are as they were written, without blanks.
pub fn key(written: &str) -> String {
    let name: String = written.chars().filter(|mark| !mark.is_whitespace()).collect();
    if name.contains(SEPARATORS) {
        return name;
    }
    let name = without_province(&name);
    if let Some(city) = MUNICIPALITIES.iter().find(|city| name.starts_with(*city)) {
        return (*city).to_owned();
    }
    short(name).to_owned()
}

/// Whether a text names a province and no city in it, or the whole country.
pub fn is_wider(written: &str) -> bool {
    let name = written.trim();
    matches!(name, "全国" | "中国")
        || PROVINCES.iter().any(|(short, rest)| {
            name.strip_prefix(short).is_some_and(|after| after.is_empty() || after == *rest)
                // 吉林 is a city, too.
                && (*short != "吉林" || name != *short)
        })
}

/// The name without a province before it.
fn without_province(name: &str) -> &str {
    for (short, rest) in PROVINCES {
        let Some(after) = name.strip_prefix(short) else { continue };
        if let Some(city) = after.strip_prefix(rest) {
            // A province alone is not a city without a name.
            return if city.is_empty() { name } else { city };
        }
        // 吉林市, 海南州 and 海南藏族自治州 are cities and prefectures with the name of a province.
        let is_own =
            after.chars().count() < 2 || short_of_prefecture(name).is_some_and(|own| own == short);
        return if is_own { name } else { after };
    }
    name
}

/// The name without its rank and what lies below it.
fn short(name: &str) -> &str {
    let city = name
        .char_indices()
        .skip(2)
        .find(|(_, mark)| *mark == '市')
        .and_then(|(at, _)| name.get(..at));
    city.or_else(|| short_of_prefecture(name)).unwrap_or(name)
}

/// The name of a prefecture without its rank: 恩施 for 恩施土家族苗族自治州 and 恩施州.
fn short_of_prefecture(name: &str) -> Option<&str> {
    let is_name = |short: &&str| short.chars().count() >= 2;
    if let Some((before, _)) = name.split_once("自治州") {
        let mut short = before;
        while let Some(rest) = PEOPLES.iter().find_map(|people| short.strip_suffix(people)) {
            short = rest;
        }
        return Some(short).filter(is_name);
    }
    // 广州 and 杭州 have two characters, prefectures at least three.
    ["地区", "盟", "州"].iter().find_map(|rank| name.strip_suffix(rank)).filter(is_name)
}

/// The spellings of cities, each under one name.
#[derive(Debug, Default)]
pub struct Cities(BTreeMap<String, BTreeMap<String, usize>>);

impl Cities {
    /// Counts a spelling.
    pub fn add(&mut self, written: &str) {
        let spellings = self.0.entry(key(written)).or_default();
        *spellings.entry(written.trim().to_owned()).or_default() += 1;
    }

    /// The name of a city: the spelling that is most frequent; of several the longest.
    pub fn name(&self, written: &str) -> Option<&str> {
        self.0.get(&key(written)).and_then(named)
    }

    /// The names of all cities.
    pub fn names(&self) -> Vec<String> {
        self.0.values().filter_map(named).map(str::to_owned).collect()
    }
}

fn named(spellings: &BTreeMap<String, usize>) -> Option<&str> {
    let best = spellings.iter().max_by_key(|(name, count)| (**count, name.chars().count(), *name));
    best.map(|(name, _)| name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_city_have_one_key() {
        for (city, spellings) in [
            (
                "潍坊",
                ["山东省潍坊市", "潍坊市", "潍坊", "山东潍坊", "潍坊市寒亭区", " 山东省 潍坊市 "]
                    .as_slice(),
            ),
            ("北京", &["北京市", "北京", "北京市海淀区", "北京朝阳区"]),
            ("吉林", &["吉林市", "吉林省吉林市", "吉林"]),
            ("朝阳", &["朝阳市", "辽宁省朝阳市", "辽宁朝阳"]),
            ("海南", &["海南州", "海南藏族自治州", "青海省海南藏族自治州"]),
            ("恩施", &["恩施土家族苗族自治州", "湖北省恩施州", "恩施"]),
            ("广州", &["广东省广州市", "广州", "广州市天河区"]),
            ("巴音郭楞", &["新疆维吾尔自治区巴音郭楞蒙古自治州", "巴音郭楞州"]),
            ("南宁", &["广西壮族自治区南宁市", "广西南宁"]),
            ("喀什", &["新疆喀什地区", "喀什"]),
            ("锡林郭勒", &["内蒙古自治区锡林郭勒盟", "锡林郭勒"]),
        ] {
            for written in spellings {
                assert_eq!(key(written), city, "{written}");
            }
        }
    }

    #[test]
    fn different_places_stay_apart() {
        for written in
            ["吉林省", "海南省", "线上", "朝阳区", "潍坊市、青岛市", "Qingdao", "市", "州", ""]
        {
            assert_eq!(key(written), written);
        }
    }

    #[test]
    fn a_province_is_wider_than_a_city() {
        for (written, wider) in [
            ("全国", true),
            ("山东省", true),
            ("广西", true),
            ("吉林", false),
            ("吉林省", true),
            ("潍坊", false),
            ("山东省潍坊市", false),
        ] {
            assert_eq!(is_wider(written), wider, "{written}");
        }
    }

    #[test]
    fn the_most_frequent_spelling_names_a_city() {
        let mut cities = Cities::default();
        for written in ["潍坊市", "潍坊", "潍坊市", "青岛", "青岛市", "山东省潍坊市"]
        {
            cities.add(written);
        }
        assert_eq!(cities.names(), ["潍坊市", "青岛市"]);
        assert_eq!(cities.name("潍坊 市寒亭区"), Some("潍坊市"));
        assert_eq!(cities.name("烟台"), None);
    }
}
