//! Words that people write for booking, form and status, beside those of the vocabularies.

use crate::vocabulary::{Booking, Format, Status};
use skillweek_base::nearest::nearest;
use skillweek_base::text;
use skillweek_record::key::Vocabulary;
use skillweek_record::scalar::{one_line, yes_or_no};
use skillweek_record::{Fields, Spanned};

/// How visitors book.
#[derive(Debug, Default, PartialEq)]
pub struct BookingWords {
    /// The word of the vocabulary, if one is meant.
    pub term: Option<Spanned<Booking>>,
    /// What is written, where it says more than the term: 需电话预约, 凭票.
    pub text: Option<String>,
}

/// Decodes `booking`.
pub fn booking(fields: &mut Fields<'_>) -> BookingWords {
    let Some(written) = fields.stated("booking") else { return BookingWords::default() };
    let place = written.place;
    let known = |term| BookingWords { term: Some(Spanned::new(term, place.clone())), text: None };
    if let Some(term) = Booking::find(&written.value) {
        return known(term);
    }
    match yes_or_no(&written.value) {
        Some(true) => return known(Booking::Required),
        Some(false) => return known(Booking::None),
        None => {}
    }
    let term = meant_booking(&written.value);
    if term.is_none()
        && let Some(near) = nearest(&written.value, Booking::TERMS.iter().map(|term| term.zh))
    {
        let text = &written.value;
        let message = text!("“{text}”不在已知的词里", "`{text}` is not among the known words");
        let help = text!("是不是想写“{near}”？", "did you mean `{near}`?");
        fields.doubtful(&place, message, Some(help));
    }
    let term = term.map(|term| Spanned::new(term, place));
    BookingWords { term, text: Some(one_line(&written.value)) }
}

/// The term that a text about booking means; `None` if it may be more than one.
fn meant_booking(text: &str) -> Option<Booking> {
    const NOT: &[&str] = &[
        "无需",
        "无须",
        "不需",
        "不用",
        "不必",
        "免预约",
        "免报名",
        "随到随",
        "自由参加",
        "直接参加",
        "直接入场",
    ];
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let mut rest = text.to_owned();
    NOT.iter().for_each(|word| rest = rest.replace(word, ""));
    let asks = ["需", "须", "必", "凭预约"].iter().any(|word| rest.contains(word));
    let ways = ["预约", "报名", "登记", "扫码"].iter().any(|word| rest.contains(word));
    let on_site = rest.contains("现场");
    match (has(NOT), on_site, has(&["建议", "最好"]), asks) {
        (true, false, false, false) => Some(Booking::None),
        (false, true, false, false) if !has(&["或", "、", "/", "，"]) => Some(Booking::OnSite),
        (false, false, true, false) => Some(Booking::Advised),
        (false, false, false, true) if ways => Some(Booking::Required),
        (false, false, false, false) if ways => Some(Booking::Required),
        _ => None,
    }
}

/// Decodes `format`.
pub fn format(fields: &mut Fields<'_>) -> Option<Spanned<Format>> {
    fields.word("format", |text| Format::find(text).or_else(|| meant_format(text)))
}

fn meant_format(text: &str) -> Option<Format> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let online = has(&["线上", "网络", "网上", "直播", "云"]);
    let offline = has(&["线下", "现场", "实地", "户外", "室内", "面对面"]);
    match (has(&["混合", "双线"]) || online && offline, online, offline) {
        (true, ..) => Some(Format::Mixed),
        (_, true, _) => Some(Format::Online),
        (_, _, true) => Some(Format::Offline),
        _ => None,
    }
}

/// Decodes `status`.
pub fn status(fields: &mut Fields<'_>) -> Option<Spanned<Status>> {
    fields.word("status", |text| Status::find(text).or_else(|| meant_status(text)))
}

fn meant_status(text: &str) -> Option<Status> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (has(&["取消", "停办"]), has(&["改期", "延期", "推迟", "改至", "调整"]), has(&["满"]))
    {
        (true, false, false) => Some(Status::Cancelled),
        (false, true, false) => Some(Status::Rescheduled),
        (false, false, true) => Some(Status::Full),
        // What today decides is for the reader's browser.
        (false, false, false)
            if has(&["报名中", "未开始", "进行中", "已结束", "已完成", "筹备", "正常", "照常"]) =>
        {
            Some(Status::Normal)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn booking_is_understood_only_where_it_means_one_thing() {
        use Booking::*;
        let cases = [
            ("需电话预约", Some(Required)),
            ("需提前预约", Some(Required)),
            ("扫码预约", Some(Required)),
            ("网上报名", Some(Required)),
            ("电话预约 0532-1234567", Some(Required)),
            ("无需预约，自由参加", Some(Booking::None)),
            ("随到随看", Some(Booking::None)),
            ("现场登记", Some(OnSite)),
            ("建议电话预约", Some(Advised)),
            ("个人无需预约，团体需提前联系", Option::None),
            ("现场报名或电话预约", Option::None),
            ("凭票", Option::None),
            ("仅限本校师生", Option::None),
        ];
        for (text, expected) in cases {
            assert_eq!(meant_booking(text), expected, "{text}");
        }
    }

    #[test]
    fn forms_and_statuses_are_found_in_longer_words() {
        assert_eq!(meant_format("线上+线下同步"), Some(Format::Mixed));
        assert_eq!(meant_format("网络直播"), Some(Format::Online));
        assert_eq!(meant_format("现场体验"), Some(Format::Offline));
        assert_eq!(meant_format("讲座"), None);
        assert_eq!(meant_status("延期至5月20日"), Some(Status::Rescheduled));
        assert_eq!(meant_status("因雨取消"), Some(Status::Cancelled));
        assert_eq!(meant_status("报名中"), Some(Status::Normal));
        assert_eq!(meant_status("待定"), None);
    }
}
