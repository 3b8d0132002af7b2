//! The few words that the HTML of a text brings along, in the language of the site.

use crate::base::text::Lang;

macro_rules! words {
    ($($(#[$doc:meta])* $word:ident $zh:literal $en:literal;)*) => {
        /// A word that a reader sees or hears beside the author's own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Word {
            $($(#[$doc])* $word,)*
        }

        impl Word {
            /// Every word, in the order of the table.
            pub(super) const ALL: &[Word] = &[$(Word::$word,)*];

            /// The word in one language.
            pub fn get(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Word::$word, Lang::Zh) => $zh, (Word::$word, Lang::En) => $en,)*
                }
            }
        }
    };
}

words! {
    Note "注意" "Note";
    Tip "提示" "Tip";
    Important "重要" "Important";
    Warning "警告" "Warning";
    Caution "小心" "Caution";
    /// The title of a `::: 折叠` without one.
    Details "详情" "Details";
    Footnotes "脚注" "Footnotes";
    Footnote "脚注" "Footnote";
    BackToText "返回正文" "Back to the text";
    Done "已完成" "Done";
    Open "未完成" "Not done";
}
