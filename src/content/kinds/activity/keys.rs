//! The keys of an activity.

use crate::vocabulary::{ACTIVITY_TYPES, Booking, Format, SCOPES, Status};
use skillweek_record::key::{Key, Shape, Vocabulary};

/// The keys of a session.
pub const SESSION: &[Key] = &[
    Key::new("start", "开始", Shape::Moment)
        .required()
        .also(&["时间", "开始时间"])
        .doc("开始的日期和时间", "when it begins"),
    Key::new("end", "结束", Shape::Moment)
        .also(&["结束时间"])
        .doc("结束的日期和时间", "when it ends"),
    Key::new("venue", "地点", Shape::Text).doc("地点", "where it takes place"),
    Key::new("capacity", "名额", Shape::Text).doc("名额", "how many may come"),
    Key::new("note", "备注", Shape::Text).also(&["说明"]).doc("备注", "a note"),
    Key::new("status", "状态", Shape::Choice(Status::TERMS)).doc("状态", "whether it takes place"),
];

/// The keys of an agenda item.
pub const AGENDA: &[Key] = &[
    Key::new("time", "时间", Shape::Text).doc("时间", "when"),
    Key::new("text", "内容", Shape::Text)
        .required()
        .also(&["事项", "环节", "title", "标题"])
        .doc("内容", "what"),
];

/// The keys of a contact.
pub const CONTACT: &[Key] = &[
    Key::new("name", "姓名", Shape::Text)
        .also(&["名称", "联系人", "部门"])
        .doc("联系人或部门", "a person or office"),
    Key::new("phone", "电话", Shape::Text).also(&["联系电话"]).doc("电话", "a telephone number"),
    Key::new("email", "邮箱", Shape::Text).also(&["电子邮箱"]).doc("邮箱", "an e-mail address"),
    Key::new("address", "地址", Shape::Text).doc("地址", "an address"),
];

/// The keys that only activities have.
pub const ACTIVITY: &[Key] = &[
    Key::new("start", "开始", Shape::Moment)
        .also(&["时间", "活动时间", "开始时间", "举办时间"])
        .doc("开始的日期和时间，也可以写一段时间", "when it begins; a whole span is read, too"),
    Key::new("end", "结束", Shape::Moment)
        .also(&["结束时间"])
        .doc("结束的日期和时间", "when it ends"),
    Key::new("time_text", "时间说明", Shape::Text).doc(
        "写不出几点时照样显示的话；有钟点的跟在时间后面",
        "words shown instead of hours, or beside them",
    ),
    Key::new("sessions", "场次", Shape::Maps(SESSION)).doc("多个场次", "several sessions"),
    Key::new("type", "类型", Shape::Words(ACTIVITY_TYPES))
        .also(&["活动类型"])
        .doc("活动类型，可以有几个", "the types of the activity"),
    Key::new("scope", "级别", Shape::Words(SCOPES)).doc("级别", "the level"),
    Key::new("format", "形式", Shape::Choice(Format::TERMS))
        .also(&["活动形式"])
        .doc("线下、线上或混合", "on site, online or both"),
    Key::new("venue", "地点", Shape::Text).also(&["活动地点"]).doc("地点", "the venue"),
    Key::new("address", "地址", Shape::Text).also(&["详细地址"]).doc("详细地址", "the address"),
    Key::new("city", "城市", Shape::Text).doc("城市", "the city"),
    Key::new("geo", "坐标", Shape::Geo)
        .also(&["经纬度"])
        .doc("[经度, 纬度]，GCJ-02 坐标", "[longitude, latitude] in GCJ-02"),
    Key::new("organizer", "主办", Shape::Texts)
        .also(&["主办单位"])
        .doc("主办单位", "the organisers"),
    Key::new("undertaker", "承办", Shape::Texts)
        .also(&["承办单位"])
        .doc("承办单位", "the undertakers"),
    Key::new("supporter", "协办", Shape::Texts)
        .also(&["协办单位", "支持单位"])
        .doc("协办单位", "the supporters"),
    Key::new("audience", "对象", Shape::Texts)
        .also(&["面向对象", "参加对象"])
        .doc("面向的人群", "whom it is for"),
    Key::new("booking", "预约", Shape::Words(Booking::TERMS))
        .also(&["预约方式"])
        .doc("是否需要预约", "whether visitors must book"),
    Key::new("booking_url", "预约网址", Shape::Url)
        .also(&["预约链接", "报名网址", "报名链接"])
        .doc("预约的网址", "where to book"),
    Key::new("booking_image", "预约码", Shape::File)
        .also(&["报名码", "预约二维码", "报名二维码"])
        .doc(
            "小程序码、问卷码等预约码的图片",
            "the picture of a code for booking, as of a mini-program",
        ),
    Key::new("booking_phone", "预约电话", Shape::Text)
        .also(&["报名电话"])
        .doc("预约的电话", "whom to call"),
    Key::new("booking_deadline", "预约截止", Shape::Moment)
        .also(&["报名截止", "预约截止时间"])
        .doc("预约截止的日期和时间", "until when to book"),
    Key::new("capacity", "名额", Shape::Text).also(&["人数", "规模"]).doc(
        "名额；不是一个数的照原文显示",
        "how many may come; shown as written if it is no single number",
    ),
    Key::new("capacity_text", "名额说明", Shape::Text)
        .doc("代替名额显示的话", "words shown instead of a number of places"),
    Key::new("fee", "费用", Shape::Text).doc("费用，不写为免费", "the fee; free if absent"),
    Key::new("contact", "联系", Shape::Any)
        .also(&["联系人", "联系方式", "联系电话"])
        .doc("公开的联系方式", "how to reach the organisers; public"),
    Key::new("livestream", "直播", Shape::Url)
        .also(&["直播网址", "直播链接"])
        .doc("直播的网址", "the livestream"),
    Key::new("agenda", "议程", Shape::Maps(AGENDA))
        .also(&["日程", "流程"])
        .doc("议程", "the agenda"),
    Key::new("accessibility", "无障碍", Shape::Texts)
        .doc("无障碍条件", "access for people with disabilities"),
    Key::new("status", "状态", Shape::Choice(Status::TERMS))
        .doc("是否照常举行", "whether it takes place"),
    Key::new("previous_start", "原定时间", Shape::Moment)
        .also(&["原定开始", "原时间"])
        .doc("改期前的时间", "when it was to begin before it was moved"),
    Key::new("attendance", "参与人次", Shape::Text)
        .also(&["参加人次", "参与人数"])
        .doc("活动后填写的实际人次", "how many came"),
    Key::new("note", "备注", Shape::Text)
        .doc("公开的备注，如取消的原因", "a public note, such as why it is cancelled"),
];
