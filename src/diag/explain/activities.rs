//! Explanations of the codes for activities: times, places and booking.

use super::Explanation;

pub(crate) const GROUP: [&str; 2] = ["活动", "Activities"];

pub(crate) const END_BEFORE_START: Explanation = Explanation {
    what_zh: "活动的结束时间早于开始时间。",
    what_en: "An activity ends before it starts.",
    why_zh: "日程、日历文件和搜索引擎的活动卡片都会出错；多半是上午、下午或日期填反了。",
    why_en: "The schedule, the calendar file and the event card of search engines all go wrong; usually morning and afternoon or two dates are exchanged.",
    wrong: "start: 2023-05-14 14:00\nend: 2023-05-14 11:30",
    right: "start: 2023-05-14 14:00\nend: 2023-05-14 16:30",
};

pub(crate) const OUTSIDE_EDITION: Explanation = Explanation {
    what_zh: "活动的日期离 `edition` 写明的本届活动周太远，多半是年份或月份写错了。",
    what_en: "An activity's date lies far from the week that `edition` gives; most likely the year or the month is wrong.",
    why_zh: "日期错了，活动会排到别的年份，读者在日程里找不到它。预热和延续的活动可以在活动周之前或之后。",
    why_en: "With the wrong date the activity lands in another year and readers do not find it. Activities shortly before and after the week are welcome.",
    wrong: "# 2023 年活动周：2023-05-14 至 2023-05-20\nstart: 2022-05-14 09:00",
    right: "start: 2023-05-14 09:00",
};

pub(crate) const DAY_WITHOUT_ACTIVITY: Explanation = Explanation {
    what_zh: "活动周里有一天没有任何活动。",
    what_en: "A day of the week has no activity at all.",
    why_zh: "通知要求“天天有活动、处处有看点、人人有收获”；也可能是某个活动的日期写错了。",
    why_en: "The notice asks for activities on every day; or one activity's date is wrong.",
    wrong: "# 活动周 5-14 至 5-20，5 月 17 日没有活动",
    right: "# content/shandong/activities/craft.md\nstart: 2023-05-17 09:00",
};

pub(crate) const VENUE_CLASH: Explanation = Explanation {
    what_zh: "两个活动在同一时间用同一个地点。",
    what_en: "Two activities use one venue at the same time.",
    why_zh: "至少有一个的时间或地点写错了；若确是同场活动，把地点写得更具体即可。",
    why_en: "The time or the venue of one of them is wrong; if both really take place there, name the venues more precisely.",
    wrong: "# a.md\nstart: 2023-05-14 09:00\nvenue: 报告厅\n\n# b.md\nstart: 2023-05-14 09:30\nvenue: 报告厅",
    right: "# b.md\nstart: 2023-05-14 09:30\nvenue: 报告厅二层展区",
};

pub(crate) const UNCLEAR_TIME: Explanation = Explanation {
    what_zh: "活动时间没有写清哪一天或几点，或者可以有不同的读法。页面照原文显示，能确定的日子仍按日期排列。",
    what_en: "An activity's time names no day or no hour, or can be read in more than one way. Pages show it as it is written, on the days that are certain.",
    why_zh: "没有钟点的活动进不了读者日历里的时段；没有日期的排在日程最后，读者不知道哪天去。确实还没定的，不改也能发布，定了再补。",
    why_en: "Without an hour it is an all-day entry in calendars; without a day it stands last in the programme. What is not settled yet may stay as it is and be completed later.",
    wrong: "start: 5月14日上午",
    right: "start: 5月14日9:00-11:00",
};

pub(crate) const BOOKING_WITHOUT_CHANNEL: Explanation = Explanation {
    what_zh: "活动需要预约，却没有写预约的网址或电话。",
    what_en: "An activity asks for booking and gives neither an address nor a telephone for it.",
    why_zh: "读者知道要预约，却不知道向谁预约。",
    why_en: "Readers learn that they must book and not where.",
    wrong: "booking: 必须预约",
    right: "booking: 必须预约\nbooking_phone: 0536-1234567",
};

pub(crate) const COORDINATES_SWAPPED: Explanation = Explanation {
    what_zh: "坐标的经度和纬度写反了：应当先经度、后纬度。",
    what_en: "Longitude and latitude are exchanged: longitude comes first.",
    why_zh: "写反的坐标落在中国之外，地图链接会把读者带到错误的地方。",
    why_en: "Exchanged, the place lies outside China and the map link leads readers astray.",
    wrong: "geo: [36.70, 119.16]",
    right: "geo: [119.16, 36.70]",
};

pub(crate) const DEADLINE_AFTER_START: Explanation = Explanation {
    what_zh: "预约截止时间晚于活动开始时间。",
    what_en: "Booking closes after the activity has begun.",
    why_zh: "读者会在活动开始以后还去预约；多半是日期填错了。",
    why_en: "Readers would book what has already begun; usually a date is wrong.",
    wrong: "start: 2023-05-14 09:00\nbooking_deadline: 2023-05-15",
    right: "start: 2023-05-14 09:00\nbooking_deadline: 2023-05-12",
};

pub(crate) const CANCELLED_WITHOUT_NOTE: Explanation = Explanation {
    what_zh: "活动标为取消或改期，却没有一句说明。",
    what_en: "An activity is marked as cancelled or moved, without a word about it.",
    why_zh: "已经预约或准备前来的读者需要知道原因、新的时间和找谁询问。",
    why_en: "Readers who booked or meant to come need the reason, the new time and whom to ask.",
    wrong: "title: 校园开放日\nstatus: 取消",
    right: "title: 校园开放日\nstatus: 取消\nsummary: 因暴雨取消，已预约的观众将收到电话通知。",
};

pub(crate) const FEE_CHARGED: Explanation = Explanation {
    what_zh: "活动写明要收费。",
    what_en: "An activity says that it charges a fee.",
    why_zh: "活动周是公益活动，通常免费；收费请先确认经过批准，并写明收费项目。若填错请删掉这一行，默认就是免费。",
    why_en: "The week is for the public good and usually free; make sure that the fee was approved and say what it is for. If it is a mistake remove the line: free is the default.",
    wrong: "fee: 20 元",
    right: "fee: 免费",
};
