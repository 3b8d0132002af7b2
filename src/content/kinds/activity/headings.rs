//! The headings of a school's list of activities, as real lists have them.

use crate::keys::COMMON_HEADINGS;
use skillweek_record::scalar::yes_or_no;
use skillweek_record::table::columns::{Cell, Headings, REMARK, Words};

/// The words of an activity's tables.
pub const WORDS: Words = Words {
    headings: &[HEADINGS, COMMON_HEADINGS],
    remark: "note",
    stand_ins: &["body"],
    free: &["type", "booking", "start", "end", "capacity", "attendance"],
    refine,
};

const HEADINGS: Headings = &[
    (
        "title",
        "活动名称 标题 名称 项目 项目名称 活动项目 活动主题 活动 活动标题 主题 活动名 题目 课程名称 \
         体验项目 体验课程 讲座题目 讲座名称 赛项 赛项名称 活动项目名称 活动主题名称 title name",
    ),
    (
        "when",
        "活动时间 时间 日期 活动日期 举办时间 举办日期 开展时间 活动起止时间 起止时间 \
         起止日期 时间安排 具体时间 举行时间 举行日期 开放时间 开放日期 日期时间 时段 时间段 活动时段 \
         活动具体时间 活动开展时间 实施时间 拟开展时间 拟定时间 计划时间 比赛时间 讲座时间 上课时间 \
         开展日期 活动周时间 活动时间安排 时间地点 时间及地点 活动时间地点 活动时间及地点 开展活动时间 活动时间日期 活动时间时段 活动日期时间 when date time",
    ),
    (
        "start",
        "开始 开始时间 开始日期 活动开始时间 活动时间开始 时间开始 起始时间 起始日期 活动时间起 \
         时间起 起 活动时间开始时间 start",
    ),
    (
        "end",
        "结束 结束时间 结束日期 活动结束时间 活动时间结束 时间结束 截止日期 截止时间 终止时间 \
         活动时间止 时间止 止 活动时间结束时间 end",
    ),
    ("type", "活动类型 类型 活动类别 类别 活动分类 活动种类 活动性质 项目类别 type"),
    ("scope", "级别 活动级别 层级 scope"),
    ("format", "活动形式 形式 活动方式 开展形式 线上线下 举办形式 开展方式 举办方式 format"),
    (
        "venue",
        "活动地点 地点 举办地点 场地 活动场地 会场 活动场所 场所 具体地点 举行地点 开展地点 \
         开放地点 活动具体地点 实施地点 校区 教室 楼栋 房间 地点校区 地点教室 venue place",
    ),
    ("address", "地址 详细地址 活动地址 address"),
    ("city", "城市 所在城市 所在市 地市 市 city"),
    ("geo", "坐标 经纬度 geo"),
    ("lng", "经度 lng longitude"),
    ("lat", "纬度 lat latitude"),
    (
        "organizer",
        "主办单位 主办 主办方 责任单位 牵头单位 组织单位 举办单位 开展单位 单位 学校 \
         主办承办单位 主办部门 主办学校 主办院校 牵头部门 组织部门 单位名称 学校名称 院校名称 \
         所属单位 申报单位 活动单位 主责单位 院系 系部 学院 二级学院 部门 活动主办单位 举办部门 举办学校 organizer",
    ),
    (
        "undertaker",
        "承办单位 承办 承办方 承办部门 负责部门 责任部门 承办学校 承办院系 承办系部 承办学院 \
         责任系部 实施单位 实施部门 执行单位 负责单位 具体负责部门 活动承办单位 活动负责部门 undertaker",
    ),
    (
        "supporter",
        "协办单位 协办 协办方 支持单位 合作单位 参与单位 联合单位 配合部门 协办部门 合作企业 \
         参与企业 supporter",
    ),
    (
        "audience",
        "参加对象 对象 面向对象 活动对象 参与对象 服务对象 面向人群 受众 参加人员 参与人员 \
         参加人群 参与人群 活动受众 开放对象 服务人群 适合人群 目标人群 招募对象 参与群体 适合年龄 面向 参加范围 参与范围 主要参加人员 受众群体 \
         audience",
    ),
    (
        "booking",
        "是否预约 预约 预约方式 是否需要预约 是否需预约 报名方式 预约要求 是否报名 是否需要报名 \
         是否需报名 是否提前预约 是否需要提前预约 预约情况 预约与否 参与方式 参加方式 booking",
    ),
    ("booking_url", "预约网址 预约链接 预约地址 报名网址 报名链接 预约入口 报名入口 booking_url"),
    ("booking_image", "报名码 预约二维码 报名二维码 二维码 小程序码"),
    ("booking_phone", "预约电话 报名电话 预约热线 报名热线 booking_phone"),
    (
        "booking_deadline",
        "预约截止 预约截止时间 报名截止 报名截止时间 预约截止日期 报名截止日期 booking_deadline",
    ),
    (
        "capacity",
        "名额 人数上限 容纳人数 限额 接待人数 人数限制 人数 规模 活动规模 参与规模 预计人数 \
         计划人数 可接待人数 接待规模 预约人数 最大人数 招募人数 每场人数 活动人数 capacity",
    ),
    ("fee", "费用 收费 是否收费 收费标准 票价 收费情况 是否免费 fee"),
    (
        "contact",
        "联系 联系人 联系电话 联系方式 联系人及电话 联系人电话 联系人及联系方式 咨询电话 \
         负责人 负责人电话 电话 责任人 责任人电话 责任人及电话 负责人及电话 负责老师 负责教师 联络人 \
         联系人及联系电话 联系人与电话 联系人和电话 联系人联系方式 联系人电话号码 活动联系人及电话 联系人姓名 联系人手机 联系手机 手机 手机号 手机号码 联系老师 联系教师 活动联系人 \
         活动负责人 项目负责人 负责人姓名 责任人姓名 咨询方式 咨询热线 服务电话 办公电话 邮箱 \
         电子邮箱 联系邮箱 微信 姓名 contact",
    ),
    ("livestream", "直播 直播地址 直播链接 直播网址 直播平台 直播间 livestream"),
    ("agenda", "议程 活动议程 日程 流程 活动流程 agenda"),
    ("accessibility", "无障碍 无障碍设施 accessibility"),
    ("status", "状态 活动状态 status"),
    ("previous_start", "原定时间 原时间 previous_start"),
    ("attendance", "参与人次 参与人数 参加人数 参加人次 实际人数 attendance"),
    ("summary", "摘要 简介 活动简介 内容简介 summary"),
    (
        "body",
        "活动内容 内容 主要内容 活动介绍 活动安排 具体内容 内容安排 活动详情 详情 正文 项目内容 \
         活动主要内容 活动具体内容 内容介绍 项目介绍 课程内容 活动内容及形式 活动内容及方式 活动内容简介 活动简要内容 活动概况 活动说明 活动内容及要求 body",
    ),
    (
        "source_url",
        "活动链接 详情链接 活动网页 推文链接 公众号链接 活动推文 网页链接 宣传链接 链接 source_url",
    ),
    ("highlight", "亮点 是否亮点 重点活动 highlight"),
    (
        REMARK,
        "主讲人 主讲 主讲教师 主讲嘉宾 嘉宾 出席嘉宾 出席领导 授课教师 指导教师 主持人 集合时间 \
         集合地点 乘车路线 交通 交通路线 交通方式 注意事项 温馨提示 着装要求 物品准备 活动亮点 \
         活动特色 特色 活动目的 活动目标 预期效果 预期成果 活动要求 参与要求 报名要求 参加要求 要求 \
         备注 说明",
    ),
];

/// Headings under which people write two things: 活动形式 stands above 线下 as well as above 讲座,
/// 参与方式 above 线上 as well as above 现场报名, and 是否免费 asks the other way round.
fn refine(cell: Cell) -> Cell {
    let text = cell.text.as_str();
    let is_format = ["线上", "线下", "混合"].iter().any(|word| text.contains(word));
    let is_booking = ["预约", "报名", "登记"].iter().any(|word| text.contains(word));
    match (cell.key, cell.heading.as_str()) {
        ("format", _) if !is_format => Cell { key: "type", ..cell },
        ("booking", "参与方式" | "参加方式") if is_format && !is_booking => {
            Cell { key: "format", ..cell }
        }
        ("booking", "参与方式" | "参加方式") if !is_booking && yes_or_no(text).is_none() => {
            Cell { key: REMARK, ..cell }
        }
        ("fee", "是否免费") => match yes_or_no(text) {
            Some(true) => Cell { text: "免费".to_owned(), ..cell },
            Some(false) => Cell { text: "收费".to_owned(), ..cell },
            None => cell,
        },
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refined(heading: &str, key: &'static str, text: &str) -> (&'static str, String) {
        let cell = Cell { key, heading: heading.to_owned(), text: text.to_owned() };
        let cell = refine(cell);
        (cell.key, cell.text)
    }

    #[test]
    fn a_heading_for_two_things_goes_by_its_value() {
        assert_eq!(refined("活动形式", "format", "线上、线下").0, "format");
        assert_eq!(refined("活动形式", "format", "讲座论坛").0, "type");
        assert_eq!(refined("参与方式", "booking", "线上观看").0, "format");
        assert_eq!(refined("参与方式", "booking", "线上预约").0, "booking");
        assert_eq!(refined("参与方式", "booking", "现场参观").0, REMARK);
        assert_eq!(refined("是否免费", "fee", "是").1, "免费");
    }
}
