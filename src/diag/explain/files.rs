//! Explanations of the codes for files and their names.

use super::Explanation;

pub(crate) const GROUP: [&str; 2] = ["文件", "Files"];

pub(crate) const IGNORED_FILE: Explanation = Explanation {
    what_zh: "`content` 或 `assets` 里的一个文件没有作用：它不会变成页面，也没有页面用到它。",
    what_en: "A file in `content` or `assets` has no effect: it makes no page, and no page uses it.",
    why_zh: "多半是名字不对（记事本存成了 `开幕.md.txt`），或者放进了文件夹却忘了在页面里写上它：您以为发布了，读者却看不到。设置文件的名字不对时，整个站点都没有，所以是错误。",
    why_en: "Mostly its name is wrong (Notepad saved `opening.md.txt`), or it was put there and never named on a page: you think it is published, and readers do not see it. If it is a settings file, the whole site is missing, which is an error.",
    wrong: "content/news/开幕.md.txt\ncontent/shandong/site.yaml.txt",
    right: "content/news/开幕.md\ncontent/shandong/site.yaml",
};

pub(crate) const CASE_COLLISION: Explanation = Explanation {
    what_zh: "两个文件名只有大小写、全角半角、看不见的字符，或同一个字的两种编码不同。",
    what_en: "Two names differ only in case, in width, in invisible characters, or in how the same characters are encoded.",
    why_zh: "在 Windows 和 macOS 上它们是同一个文件，复制项目时会丢掉一个；在不同电脑上做出的网站也会不同。",
    why_en: "On Windows and macOS they are one file: one is lost when the project is copied, and the site depends on where it was built.",
    wrong: "photos/Opening.jpg\nphotos/opening.jpg",
    right: "photos/opening-1.jpg\nphotos/opening-2.jpg",
};

pub(crate) const RESERVED_NAME: Explanation = Explanation {
    what_zh: "名字在 Windows 上不能用：`con`、`aux`、`nul`、`com1` 等，或以点结尾；或者名字里有看不见的字符（警告）。",
    what_en: "A name that Windows does not allow: `con`, `aux`, `nul`, `com1` and the like, or one that ends in a dot; or a name with invisible characters (a warning).",
    why_zh: "在 Linux 上做好的网站复制到 Windows 服务器时会失败；看不见的字符多是从网页或聊天里复制来的，照着写的名字因此找不到文件。",
    why_en: "A site built on Linux could not be copied to a server that runs Windows; invisible characters come with text from web pages and chats, and a name typed without them does not find the file.",
    wrong: "content/news/con.md",
    right: "content/news/conference.md",
};

pub(crate) const TOO_LARGE: Explanation = Explanation {
    what_zh: "文件太大，不适合直接放上网站。",
    what_en: "A file is too large to be put on a site as it is.",
    why_zh: "读者用手机流量打开很慢，不少托管服务也限制单个文件的大小（例如 25 MiB）。视频请压缩或放到视频平台。",
    why_en: "It is slow on telephones, and many hosts limit a file's size (to 25 MiB, for example). Compress videos or put them on a video service.",
    wrong: "content/videos/opening.mov   （1.2 GB）",
    right: "content/videos/opening.mp4   （20 MB）",
};

pub(crate) const UNSUPPORTED_FORMAT: Explanation = Explanation {
    what_zh: "文件格式不支持，或扩展名与内容不符。",
    what_en: "A file's format is not supported, or its extension is not that of its contents.",
    why_zh: "JPEG、PNG、WebP、GIF、BMP、TIFF 和手机的 HEIC 照片可以直接用；AVIF、PSD、CDR、相机 RAW 等请先另存为 JPEG 或 PNG，只改扩展名没有用。RAW 一类的文件里还有拍摄地点，去不掉，所以也不能作附件。图片用不了只是警告：网站照常发布，图片的位置显示它的说明；网页、程序一类会在读者电脑上运行的文件，以及放错地方的 Word 文件，仍是错误。",
    why_en: "JPEG, PNG, WebP, GIF, BMP, TIFF and the HEIC of phones can be used as they are; save AVIF, PSD, CDR, raw camera files and the like as JPEG or PNG first; renaming does not help. Raw files also say where they were taken, which cannot be taken out, so they may not be attached either. A picture that cannot be used is a warning: the site is published and shows the description in its place; files that would run on readers' computers and misplaced Word files remain errors.",
    wrong: "![合影](DSC_0001.NEF)",
    right: "![合影](DSC_0001.jpg)",
};

pub(crate) const BROKEN_IMAGE: Explanation = Explanation {
    what_zh: "图片已损坏或不完整，解不开；网站照常发布，图片的位置显示它的说明。",
    what_en: "An image is damaged or incomplete and cannot be decoded; the site is published with its description in its place.",
    why_zh: "读者看不到这张图；常见原因是上传或微信传输中断。请重新取得原图。想在图片补齐以前什么都不发布，在 site.yaml 写 `rules: {broken-image: error}`，用 `--all-or-nothing` 生成。",
    why_en: "Readers miss the picture; usually a transfer was cut off. Get the original again. To publish nothing until it is there, write `rules: {broken-image: error}` in site.yaml and build with `--all-or-nothing`.",
    wrong: "photo.jpg   （0 字节，或只有上半幅）",
    right: "photo.jpg   （重新复制的原图）",
};

pub(crate) const PATH_ESCAPES: Explanation = Explanation {
    what_zh: "路径指向了项目文件夹之外。",
    what_en: "A path leads out of the project's folder.",
    why_zh: "项目之外的文件不该被发布，换一台电脑也找不到。请把文件复制到项目里。",
    why_en: "Files outside are not to be published, and another computer does not have them. Copy the file into the project.",
    wrong: "cover: ../../../../桌面/海报.jpg",
    right: "cover: /assets/poster.jpg",
};

pub(crate) const UNREADABLE_FILE: Explanation = Explanation {
    what_zh: "文件打不开：没有权限、正被占用，或不是普通文件。",
    what_en: "A file cannot be opened: no permission, in use, or not a plain file.",
    why_zh: "里面的内容不会出现在网站上。请关闭正在编辑它的程序，检查权限，或等网盘同步完成。",
    why_en: "Its contents are missing from the site. Close the program that edits it, check its permissions, or let the cloud drive finish.",
    wrong: "content/news/opening.md   （权限 ---------）",
    right: "content/news/opening.md   （权限 rw-r--r--）",
};

pub(crate) const HELD_FILE: Explanation = Explanation {
    what_zh: "这个文件里有错误，所以没有更新；网站上是它上一个正确的版本；从来没有正确过，网站上就没有它。",
    what_en: "This file has errors and is held: the site shows its last good version, or does without it.",
    why_zh: "一个文件写错了，不应该耽误其他文件。改正它的错误，再生成一次，网站上就是新内容了。",
    why_en: "A slip in one file must not stop all others. Mend its errors and build again, and the site has the new text.",
    wrong: "title: [校园开放日",
    right: "title: 校园开放日",
};

pub(crate) const IMAGE_TOO_LARGE: Explanation = Explanation {
    what_zh: "图片的像素太多，没有处理；网站照常发布，图片的位置显示它的说明。",
    what_en: "A picture has too many pixels and is left out; the site is published with its description in its place.",
    why_zh: "解开它要占用太多内存；有的小文件是故意做成这样的（“图片炸弹”）。手机和相机的照片、三万像素宽的全景图都没有问题，程序会自动缩小。供印刷的大图请导出为 PDF 提供下载。",
    why_en: "Decoding it would take too much memory; some small files are made like this on purpose. Photos of phones and cameras and panoramas 30,000 pixels wide are fine: they are scaled down by themselves. Offer print files as PDF.",
    wrong: "展板.png（20000×20000 像素）",
    right: "展板.png（5000×5000 像素）",
};

pub(crate) const NO_PREVIEW: Explanation = Explanation {
    what_zh: "这个 PDF 的第一页画不出来：文件有密码、已经损坏，或者用了没有嵌入的字体。",
    what_en: "The first page of this PDF cannot be drawn: it has a password, is damaged, or uses fonts that are not embedded.",
    why_zh: "下载页上看不到它的样子；访客的电脑缺少同样的字体时，打开也会是乱码或空白。",
    why_en: "The downloads page cannot show it, and without the same fonts visitors see blanks or garbage when they open it.",
    wrong: "导出时选了“不嵌入字体”或“加密”",
    right: "导出时选“嵌入所有字体”（PDF/A），不设密码",
};

pub(crate) const FONT_MISSING: Explanation = Explanation {
    what_zh: "分享图上的文字没有字体可用：项目和电脑里都没有合适的中文字体，或者字体里没有某个字。",
    what_en: "There is no font for the text of a share picture: neither the project nor the machine has a Chinese one that may be used, or it lacks a character.",
    why_zh: "分享图是画出来的，没有字体就画不出字；网页本身不受影响。",
    why_en: "Share pictures are drawn, and without a font there are no letters to draw; the pages themselves are not affected.",
    wrong: "网址: https://www.example.cn/\n# 项目里没有 assets/fonts，电脑里也没有中文字体",
    right: "assets/fonts/SourceHanSansSC-Regular.otf\nassets/fonts/SourceHanSansSC-Bold.otf",
};
