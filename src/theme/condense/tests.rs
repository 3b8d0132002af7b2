//! Templates before and after.

use super::*;
use proptest::prelude::*;

#[test]
fn blanks_go_where_no_reader_sees_them() {
    let cases = [
        ("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n", "<ul><li>a</li><li>b</li></ul>"),
        ("<b>a</b> <i>b</i>", "<b>a</b> <i>b</i>"),
        ("<p>a\n  b <b>c</b>\n  d</p>", "<p>a b <b>c</b> d</p>"),
        ("<b>a</b>{{ \" \" }}\n<i>b</i>", "<b>a</b>{{ \" \" }} <i>b</i>"),
        ("<p>\n{{ a }}\n</p>", "<p> {{ a }} </p>"),
        (
            "{% if a %}\n  <p>a</p>\n{% else %}\n  <p>b</p>\n{% endif %}\n",
            "{% if a %}<p>a</p>{% else %}<p>b</p>{% endif %}",
        ),
        (
            "<p>a</p>\n{% include \"b\" %}\n{{ <icon name=\"c\" /> }}\n<p>d</p>",
            "<p>a</p>{% include \"b\" %}{{ <icon name=\"c\" /> }}<p>d</p>",
        ),
        ("a\n{% if b %}\n<b>c</b>{% endif %}", "a {% if b %} <b>c</b>{% endif %}"),
        ("{# a #}\n<p>{# b #} c</p>", "<p> c</p>"),
        ("<p>a</p>\n<!-- b -->\n<p>c</p>", "<p>a</p><p>c</p>"),
        ("<!-- {% if b %} -->\n<p>c</p>", "<!-- {% if b %} --> <p>c</p>"),
        ("{{ \"}}  \" }}  a", "{{ \"}}  \" }} a"),
        ("{% raw %}<a  b>{{  {% endraw %}  c", "{% raw %}<a  b>{{  {% endraw %} c"),
        ("a < b  &amp; {c", "a < b &amp; {c"),
    ];
    for (template, condensed) in cases {
        assert_eq!(Condensed::new(template, false).text, condensed, "{template}");
    }
}

#[test]
fn tags_lose_what_html_does_not_need() {
    let cases = [
        ("<a  href=\"b\"\n   class='c d' >e</a >", "<a href=b class='c d'>e</a>"),
        (
            "<a class=\"b\"{% if c %} hidden{% endif %}>",
            "<a class=\"b\"{% if c %} hidden{% endif %}>",
        ),
        ("<a href=\"{{ b }}\" title=\"c\">", "<a href=\"{{ b }}\" title=c>"),
        ("<img alt=\"\" src=\"a\" />", "<img alt=\"\" src=\"a\"/>"),
        ("<path d=\"M0 0\n   L1 1\n\"/>", "<path d=\"M0 0 L1 1\"/>"),
        ("<a href=\"b/\">", "<a href=\"b/\">"),
        (
            "<a class=\"b\"  {%- if c %} hidden{% endif %}>",
            "<a class=\"b\" {%- if c %} hidden{% endif %}>",
        ),
        (
            "<!DOCTYPE html>\n<html lang=\"{{ lang }}\">",
            "<!DOCTYPE html><html lang=\"{{ lang }}\">",
        ),
        (
            "<a title=\"{% if a > b %}>{% endif %}\"  b>",
            "<a title=\"{% if a > b %}>{% endif %}\" b>",
        ),
    ];
    for (template, condensed) in cases {
        assert_eq!(Condensed::new(template, false).text, condensed, "{template}");
    }
}

#[test]
fn some_elements_stay_as_they_are() {
    for template in [
        "<pre class=a>\n  b\n\n</pre>",
        "<script>\nif (a  < b) { c() } // \"\n</script>",
        "<textarea>  {{ a }}\n  b</textarea>",
        "<style>\na { b: c }\n</style>",
    ] {
        assert_eq!(Condensed::new(template, false).text, template);
    }
}

#[test]
fn drawings_that_share_pictures_include_stay_xml() {
    let drawing = "<svg viewBox=\"0 0 8 8\">\n  <title id=\"t\">b</title><path d=\"M0\" fill=\"a\" />\n</svg>";
    let condensed =
        "<svg viewBox=\"0 0 8 8\"><title id=\"t\">b</title><path d=\"M0\" fill=\"a\"/></svg>";
    assert_eq!(Condensed::new(drawing, true).text, condensed);
    let for_pages = "<svg viewBox=\"0 0 8 8\"><title id=t>b</title><path d=M0 fill=\"a\"/></svg>";
    assert_eq!(Condensed::new(drawing, false).text, for_pages);
}

#[test]
fn places_lead_back_into_the_file() {
    let template = "<p  class=\"a\">\n\n  <b>{{ x }}</b>\n</p>\n{{ y }}";
    let condensed = Condensed::new(template, false);
    for value in ["{{ x }}", "{{ y }}", "<b>"] {
        let at = condensed.text.find(value).unwrap();
        assert_eq!(condensed.original(at), template.find(value).unwrap(), "{value}");
    }
}

proptest! {
    #[test]
    fn any_template_is_survived_and_condensing_twice_changes_nothing_more(
        parts in prop::collection::vec(prop::sample::select(vec![
            "<p>", "</p>", "<b a=\"c\">", "</b>", "\n", " ", "  ", "a", "文", "{{ a }}", "{% if a %}",
            "{% endif %}", "{#", "#}", "<!--", "-->", "<", "\"", "'", "{", "}", "<pre>", "</pre>",
            "<svg>", "</svg>", "/>", "{% raw %}", "{% endraw %}",
        ]), 0..24),
    ) {
        let template = parts.concat();
        let condensed = Condensed::new(&template, false);
        for (at, _) in condensed.text.char_indices() {
            prop_assert!(condensed.original(at) <= template.len());
        }
        // Comments that are gone may have stood between what now makes another.
        if !template.contains("<!--") && !template.contains("{#") {
            prop_assert_eq!(Condensed::new(&condensed.text, false).text, condensed.text);
        }
    }
}
