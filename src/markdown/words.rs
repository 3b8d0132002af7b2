//! The words that the HTML of an article adds, in the language of the site.

use skillweek_base::text::Lang;

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

            /// The word in one language; plain text.
            pub fn get(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Word::$word, Lang::Zh) => $zh, (Word::$word, Lang::En) => $en,)*
                }
            }
        }
    };
}

words! {
    /// Default title of alerts and blocks of this kind.
    Note "注意" "Note";
    /// Default title of alerts and blocks of this kind.
    Tip "提示" "Tip";
    /// Default title of alerts and blocks of this kind.
    Important "重要" "Important";
    /// Default title of alerts and blocks of this kind.
    Warning "警告" "Warning";
    /// Default title of alerts and blocks of this kind.
    Caution "小心" "Caution";
    /// Title of a `::: 折叠` without one.
    Details "详情" "Details";
    /// Label of the list of footnotes.
    Footnotes "脚注" "Footnotes";
    /// Label of a link to a footnote.
    Footnote "脚注" "Footnote";
    /// Label of the link from a footnote back to the text.
    BackToText "返回正文" "Back to the text";
    /// State of a ticked item in a task list.
    Done "已完成" "Done";
    /// State of an item in a task list that is not ticked.
    Open "未完成" "Not done";
}
