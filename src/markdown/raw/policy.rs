//! Which elements and attributes raw HTML may use.

/// What happens to an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Keep,
    /// The tag goes, what is inside stays.
    Unwrap,
    /// The tag goes, what is inside stays, and the author is told.
    Refuse,
    /// The element goes with all inside it, and the author is told.
    Drop,
    /// No tag at all, but text in angle brackets.
    Show,
}

/// Elements that may stay; names in this list and in those below are separated by blanks.
pub(super) const KEPT: &str = "a abbr address article aside audio b bdi bdo blockquote br caption \
    cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 \
    h6 header hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small source span \
    strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr";

/// Elements whose inside is not text for readers.
const DROPPED: &str = "applet canvas embed frame frameset iframe math noembed noframes noscript \
    object plaintext script select style svg template textarea title xmp";

/// Elements that would do something, whose inside may well be text.
const REFUSED: &str = "base button form input link meta marquee";

/// Elements that say nothing about their content any more, or nothing that a page needs.
const UNWRAPPED: &str = "acronym area big blink body center data datalist dialog dir fieldset font \
    head hgroup html label legend main map menu meter nav nobr optgroup option output param \
    picture progress search slot strike tt";

/// Elements without an end tag.
const VOID: &str = "area base br col embed frame hr img input link meta param source track wbr";

/// Elements that may stand within a paragraph.
const PHRASING: &str = "a abbr audio b bdi bdo br button cite code del dfn em i img input ins kbd \
    mark picture q rp rt ruby s samp small source span strong sub sup svg time track u var video \
    wbr";

/// Whether a list of names holds one.
fn holds(list: &str, name: &str) -> bool {
    list.split(' ').any(|held| held == name)
}

pub(super) fn verdict(name: &str) -> Verdict {
    match name {
        _ if holds(KEPT, name) => Verdict::Keep,
        _ if holds(DROPPED, name) => Verdict::Drop,
        _ if holds(REFUSED, name) => Verdict::Refuse,
        // Word processors write elements such as `o:p`.
        _ if holds(UNWRAPPED, name) || name.contains(':') => Verdict::Unwrap,
        _ => Verdict::Show,
    }
}

pub(super) fn is_void(name: &str) -> bool {
    holds(VOID, name)
}

/// Attributes that any element may have. `id` and `class` are dealt with on their own.
pub(super) const COMMON: &[&str] = &["dir", "lang", "title"];

/// Attributes that an element may have besides, other than addresses.
pub(super) fn attributes(name: &str) -> &'static [&'static str] {
    match name {
        "td" | "th" => &["abbr", "colspan", "headers", "rowspan", "scope"],
        "col" | "colgroup" => &["span"],
        "ol" => &["reversed", "start", "type"],
        "li" => &["value"],
        "details" => &["open"],
        "del" | "ins" | "time" => &["datetime"],
        "video" => &["height", "loop", "muted", "width"],
        "audio" => &["loop"],
        "source" => &["type"],
        "track" => &["default", "kind", "label", "srclang"],
        _ => &[],
    }
}

/// Whether an end tag of `open` is implied by the start of `next` directly inside it.
pub(super) fn implies_end(open: &str, next: &str) -> bool {
    match open {
        "p" => !is_phrasing(next),
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "tfoot"),
        "tr" => matches!(next, "tr" | "tbody" | "tfoot"),
        "thead" | "tbody" => matches!(next, "tbody" | "tfoot"),
        "rt" | "rp" => matches!(next, "rt" | "rp"),
        _ => false,
    }
}

pub(super) fn is_phrasing(name: &str) -> bool {
    holds(PHRASING, name)
}
