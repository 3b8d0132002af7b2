//! Explanations of the codes for spreadsheets.

use super::Explanation;

pub(crate) const GROUP: [&str; 2] = ["电子表格", "Spreadsheets"];

pub(crate) const HIDDEN_CELLS: Explanation = Explanation {
    what_zh: "表格里有隐藏的行、列或工作表（也包括被筛选掉的行），它们没有发布。",
    what_en: "A spreadsheet has hidden rows, columns or sheets, filtered rows among them, which were not published.",
    why_zh: "隐藏的往往是不想公开的，也可能只是忘了清除筛选，那样活动就不在网站上。要发布就取消隐藏，不用的请删除。",
    why_en: "What is hidden is often not for the public; or a filter was forgotten, and activities are missing. Unhide what is to be published, and delete what is not.",
    wrong: "2  校园开放日 | 5月14日\n4  技能体验   | 5月15日（第 3 行被筛选掉了）",
    right: "2  校园开放日 | 5月14日\n3  开幕式     | 5月14日\n4  技能体验   | 5月15日",
};

pub(crate) const ROW_SKIPPED: Explanation = Explanation {
    what_zh: "表格里有一行没有读入，例如缺少标题，或是合计、说明行。",
    what_en: "A row of a table was not taken, because it lacks a title or is a total or a remark.",
    why_zh: "这一行的活动不会出现在网站上；若确实不是活动，把它移到表格之外即可。",
    why_en: "Its activity is missing from the site; if it is none, move it out of the table.",
    wrong: "名称 | 开始\n     | 2023-05-14 09:00",
    right: "名称       | 开始\n校园开放日 | 2023-05-14 09:00",
};

pub(crate) const AMBIGUOUS_DATE: Explanation = Explanation {
    what_zh: "单元格里的日期可以有两种读法，或没有写明年份。",
    what_en: "A cell's date can be read in two ways, or lacks its year.",
    why_zh: "`5/6` 可以是 5 月 6 日，也可以是 6 月 5 日；读错了读者会在错误的日子前来。",
    why_en: "`5/6` may be 6 May or 5 June; misread, it brings readers on the wrong day.",
    wrong: "开始\n5/6/23",
    right: "开始\n2023-05-06",
};

pub(crate) const UNKNOWN_COLUMN: Explanation = Explanation {
    what_zh: "表头里有一列程序不认识，这一列没有读入。",
    what_en: "A table has a column that the program does not know and did not take.",
    why_zh: "列名写得稍有不同，整列信息就不会出现在网站上。只供内部使用的列可以不管，或另存一份表格。",
    why_en: "Named a little differently, a whole column is missing from the site. A column for yourselves only may be left, or kept in another file.",
    wrong: "名称 | 开始 | 活动的地方",
    right: "名称 | 开始 | 地点",
};

pub(crate) const MERGED_CELL: Explanation = Explanation {
    what_zh: "数据区里有合并的单元格，其值按覆盖到的每一行读入。",
    what_en: "Cells of the data are merged; their value is read for every row that they cover.",
    why_zh: "合并的范围与本意不符时，几行会得到错误的时间或地点。请取消合并，每一行都填写完整。",
    why_en: "If the merged range is not what was meant, rows get a wrong time or venue. Unmerge the cells and fill in every row.",
    wrong: "名称       | 地点\n开幕式     | ┐\n校园开放日 | ┘ 实训楼",
    right: "名称       | 地点\n开幕式     | 实训楼\n校园开放日 | 实训楼",
};
