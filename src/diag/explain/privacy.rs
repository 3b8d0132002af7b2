//! Explanations of the codes for personal data.

use super::Explanation;

pub(crate) const GROUP: [&str; 2] = ["个人信息", "Privacy"];

pub(crate) const ID_NUMBER: Explanation = Explanation {
    what_zh: "出现了完整的居民身份证号码。",
    what_en: "A full identity card number is shown.",
    why_zh: "身份证号码一旦公开就收不回来，可被用于冒名贷款、诈骗；公示名单也只能显示前 6 位和后 4 位。",
    why_en: "Once public it cannot be taken back and serves fraud; even published lists may show only the first 6 and last 4 digits.",
    wrong: "身份证号：11010519900307299X",
    right: "身份证号：110105********299X",
};

pub(crate) const MOBILE_NUMBER: Explanation = Explanation {
    what_zh: "出现了完整的手机号码。",
    what_en: "A full mobile number is shown.",
    why_zh: "个人手机号属于个人信息，公开前要经本人同意；联系方式请用办公电话，经单位审批的号码写进 `pii_approved`。",
    why_en: "It is personal data and needs consent; give an office telephone, or put an approved number under `pii_approved`.",
    wrong: "联系人：示例老师 13800000000",
    right: "联系电话：0532-0000-0001（招生办公室）",
};

pub(crate) const BANK_CARD: Explanation = Explanation {
    what_zh: "出现了完整的银行卡号。",
    what_en: "A full bank card number is shown.",
    why_zh: "银行卡号公开会直接带来财产风险；活动周坚持公益属性，一般也不需要收款。",
    why_en: "It exposes its owner to theft; the week is free of charge and needs no payments.",
    wrong: "汇款账号：6222020200112233445",
    right: "本活动免费，无需汇款",
};

pub(crate) const SENSITIVE_COLUMN: Explanation = Explanation {
    what_zh: "表格里有身份证号、手机、家庭住址、银行卡之类的列。",
    what_en: "A table has a column of identity numbers, mobiles, home addresses or the like.",
    why_zh: "整列公开等于成批泄露；附件里的表格同样算公开。",
    why_en: "A published column is a leak in bulk; a table in an attachment is just as public.",
    wrong: "| 姓名 | 身份证号 | 家庭住址 |",
    right: "| 姓名 | 学校 | 项目 |",
};

pub(crate) const MINOR_WITHOUT_CONSENT: Explanation = Explanation {
    what_zh: "照片里有可辨认的未成年人，却没有写明监护人同意。",
    what_en: "Photos show recognisable minors, and no guardian's consent is named.",
    why_zh: "不满十四周岁未成年人的个人信息是敏感个人信息，处理须取得监护人单独同意（个人信息保护法）。",
    why_en: "Data of children under fourteen are sensitive and need the guardian's separate consent by law.",
    wrong: "照片说明:\n  people: identifiable\n  minors: true",
    right: "照片说明:\n  people: identifiable\n  minors: true\n  consent: 监护人书面同意，存学生处",
};

pub(crate) const DOCUMENT_METADATA: Explanation = Explanation {
    what_zh: "PDF 里的作者、标题、照片拍摄信息等没能去掉：它们压缩在文件内部，或文件加了密、签了名。",
    what_en: "What a PDF tells of its author, title or photos could not be taken out: it is packed inside, or the file is encrypted or signed.",
    why_zh: "一般的 PDF 发布时会自动清除这些信息，页面内容不变；清除不了的照原样发布，读者下载后在“属性”里就能看到。",
    why_en: "From most PDFs this is taken out when they are published, and pages stay as they are; where that cannot be done, whoever downloads the file reads it under its properties.",
    wrong: "活动海报.pdf（属性里有作者姓名，并且加了密）",
    right: "活动海报.pdf（用“删除隐藏信息”或“检查文档”清除以后，不加密导出）",
};
