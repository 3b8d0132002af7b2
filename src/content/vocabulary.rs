//! Controlled vocabularies of content, with codes for data and words in both languages.

use skillweek_base::slug::slug;
use skillweek_record::key::Term;
use skillweek_record::vocabulary;

vocabulary! {
    /// Whether visitors must book.
    Booking {
        /// No booking; visitors may just come.
        None "none" "无需预约" "No booking needed" ["不需预约", "不需要预约", "免预约", "不用预约", "无需", "无须预约", "无需报名", "随到随参加", "自由参加"];
        /// Booking at the venue.
        OnSite "on_site" "现场预约" "Book on site" ["现场报名", "现场"];
        /// Booking in advance is recommended.
        Advised "advised" "建议预约" "Booking advised" ["提前预约", "建议"];
        /// Booking in advance is a condition.
        Required "required" "必须预约" "Booking required" ["需预约", "须预约", "需要预约", "必须"];
    }
}

vocabulary! {
    /// The form of an activity: at a venue, online, or both.
    Format {
        /// At a venue.
        Offline "offline" "线下" "On site" ["现场", "线下活动"];
        /// On the internet only.
        Online "online" "线上" "Online" ["线上活动", "网络", "云上"];
        /// At a venue and on the internet.
        Mixed "mixed" "混合" "On site and online" ["线上线下", "线上线下结合", "线下线上", "线上+线下"];
    }
}

vocabulary! {
    /// Whether an activity takes place as announced.
    Status {
        /// As announced.
        Normal "normal" "正常" "As planned" ["照常", "如期", "如期举行"];
        /// Moved to another time.
        Rescheduled "rescheduled" "改期" "Rescheduled" ["延期", "推迟", "提前", "postponed"];
        /// Called off.
        Cancelled "cancelled" "取消" "Cancelled" ["已取消", "canceled"];
        /// As announced, but all places are taken.
        Full "full" "满员" "Fully booked" ["已满", "约满", "名额已满"];
    }
}

vocabulary! {
    /// The subject of a case.
    CaseKind {
        /// A person (典型人物).
        Person "person" "典型人物" "Person" ["人物"];
        /// A method or experience (典型经验).
        Experience "experience" "典型经验" "Experience" ["经验"];
        /// A deed (典型事迹).
        Deed "deed" "典型事迹" "Deed" ["事迹"];
    }
}

vocabulary! {
    /// The integrations named by vocational education policy.
    Integration {
        /// Of vocational and general education (职普融通).
        General "general" "职普融通" "Vocational and general education" [];
        /// Of education and industry (产教融合).
        Industry "industry" "产教融合" "Education and industry" ["校企合作"];
        /// Of education and science (科教融汇).
        Science "science" "科教融汇" "Education and science" ["科教融合"];
    }
}

vocabulary! {
    /// The standing of a medium.
    OutletLevel {
        /// National media.
        Central "central" "中央" "Central" ["中央级", "国家级", "中央媒体"];
        /// Media of a province.
        Provincial "provincial" "省级" "Provincial" ["省", "省级媒体"];
        /// Media of a city.
        Municipal "municipal" "市级" "Municipal" ["市", "地市级", "市级媒体"];
        /// Media of a school.
        School "school" "校级" "School" ["校", "校园媒体"];
        /// Accounts run by the publisher or by private persons.
        Own "own" "自媒体" "Own channel" ["新媒体"];
    }
}

vocabulary! {
    /// The points of publicity (宣传重点) of the notice of 2023, in its order.
    Focus {
        /// Policy and law of vocational education.
        Policy "1" "职业教育方针政策及法律法规" "Policy and law" ["政策法规", "policy"];
        /// Results of its reform.
        Reform "2" "职业教育改革发展重要成果" "Results of reform" ["改革成果", "改革发展", "reform"];
        /// Results of its digital strategy.
        Digital "3" "职业教育数字化战略行动成果" "Digital strategy" ["数字化", "数字化战略行动", "digital"];
        /// Its support of economy and society.
        Economy "4" "职业教育支撑经济社会发展成效" "Support of economy and society" ["支撑经济社会发展", "经济社会发展", "economy"];
        /// People who succeeded through skill.
        People "5" "技能成才的典型人物和事迹" "People who made it by skill" ["人物事迹", "技能成才", "典型人物", "people"];
    }
}

vocabulary! {
    /// Whether people can be recognised on photos.
    People {
        /// No people.
        None "none" "无人物" "Nobody" ["无", "没有", "不含人物"];
        /// People in public places, none of them the subject.
        Public "public" "公共场景" "People in public" ["公开", "公共场合", "公众"];
        /// People who can be recognised.
        Identifiable "identifiable" "可辨认" "Identifiable people" ["可识别", "可辨识", "能辨认"];
    }
}

const fn term(code: &'static str, zh: &'static str, en: &'static str) -> Term {
    Term { code, zh, en, also: &[] }
}

/// The usual types of activities; `site.yaml` may add others.
pub const ACTIVITY_TYPES: &[Term] = &[
    term("open-enterprise", "开放企业", "Open enterprise"),
    term("open-campus", "开放校园", "Open campus"),
    term("open-institute", "开放院所", "Open institute"),
    term("open-contest", "开放赛场", "Open contest"),
    term("close-to-society", "贴近社会", "Close to society"),
    term("close-to-life", "贴近生活", "Close to life"),
    term("close-to-people", "贴近群众", "Close to people"),
    term("into-communities", "走进社区", "Into communities"),
    term("into-villages", "走进乡村", "Into villages"),
    term("online", "线上活动", "Online"),
    term("launch", "启动仪式", "Launch ceremony"),
    term("contest", "技能竞赛", "Skills contest"),
    term("exhibition", "成果展示", "Exhibition"),
    term("service", "便民服务", "Public service"),
    term("workshop", "体验课程", "Hands-on course"),
    term("forum", "讲座论坛", "Lecture or forum"),
    term("exchange", "校际交流", "School exchange"),
];

/// The usual levels of activities.
pub const SCOPES: &[Term] = &[
    term("nation", "全国", "National"),
    term("industry", "行业", "Industry"),
    term("province", "省级", "Provincial"),
    term("city", "市级", "Municipal"),
    term("county", "县级", "County"),
    term("school", "校级", "School"),
];

/// The name of a type of activity in addresses: the code of a usual one, else a slug.
pub fn type_slug(label: &str) -> String {
    match ACTIVITY_TYPES.iter().find(|term| term.is(label)) {
        Some(term) => term.code.to_owned(),
        None => slug(label),
    }
}
