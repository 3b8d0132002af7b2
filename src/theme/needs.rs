//! Decides whether a template depends only on a given set of names.
//!
//! Only plain templates are analysed: values, conditions, loops and includes of plain templates.
//! Anything else (`set`, blocks, captures, odd syntax) makes the answer no, so that a wrong answer
//! costs time but never changes a page.

/// The parts of the layout that are rendered once for many pages, unless they depend on the page:
/// the name in `parts`, and the template.
pub const PARTS: [(&str, &str); 4] = [
    ("body_open", "parts/body-open.html"),
    ("sprite", "parts/sprite.html"),
    ("header", "parts/header.html"),
    ("footer", "parts/footer.html"),
];

/// The limit of nested includes.
const DEEPEST: usize = 16;

/// An analysis of a template and its includes.
pub struct Needs<'a> {
    /// The text of a template, as an include would find it.
    pub text: &'a dyn Fn(&str) -> Option<&'a str>,
    /// Whether a name is given.
    pub given: &'a dyn Fn(&str) -> bool,
    /// Whether components see nothing of their caller's context.
    pub components_are_closed: bool,
}

/// The names that a template sets, possibly too many. Includes see them, too.
pub fn sets(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("set").filter_map(|(at, word)| {
        let after = &text[at + word.len()..];
        let after = after.strip_prefix("_global").unwrap_or(after);
        let rest = after.trim_start();
        let name = &rest[..rest.find(|char| !is_of_name(char)).unwrap_or(rest.len())];
        (rest.len() < after.len() && !name.is_empty()).then_some(name)
    })
}

/// The names that open statements bind: none for `if`, its variables for `for`.
type Scope<'a> = Vec<Vec<&'a str>>;

impl<'a> Needs<'a> {
    /// Whether a template needs nothing but the given names.
    pub fn are_given(&self, template: &str) -> bool {
        self.template(template, &mut Vec::new(), 0)
    }

    fn template(&self, name: &str, scope: &mut Scope<'a>, depth: usize) -> bool {
        let Some(mut rest) = (self.text)(name).filter(|_| depth < DEEPEST) else { return false };
        let outer = scope.len();
        while let Some(at) = rest.find('{') {
            let (mark, inside) = rest.split_at(at).1.split_at_checked(2).unwrap_or(("{", ""));
            let read = match mark {
                "{#" => inside.split_once("#}").map(|(_, rest)| (true, rest)),
                "{{" => split(inside, "}}").map(|(it, rest)| (self.value(it, scope), rest)),
                "{%" => {
                    split(inside, "%}").map(|(it, rest)| (self.statement(it, scope, depth), rest))
                }
                _ => Some((true, &rest[at + 1..])),
            };
            match read {
                Some((true, after)) => rest = after,
                _ => return false,
            }
        }
        scope.len() == outer
    }

    fn statement(&self, inside: &'a str, scope: &mut Scope<'a>, depth: usize) -> bool {
        let inside = inside.trim_matches('-').trim();
        let (word, rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        match word {
            "if" => {
                scope.push(Vec::new());
                self.value(rest, scope)
            }
            "elif" => self.value(rest, scope),
            // After the `else` of a loop, its names are unbound.
            "else" => scope.last_mut().map(Vec::clear).is_some() && rest.is_empty(),
            "for" => rest.split_once(" in ").is_some_and(|(names, list)| {
                let is_given = self.value(list, scope);
                scope.push(names.split(',').map(str::trim).chain(["loop"]).collect());
                is_given
            }),
            "endif" | "endfor" => scope.pop().is_some() && rest.is_empty(),
            "include" => {
                let name = rest.trim().strip_prefix('"').and_then(|name| name.strip_suffix('"'));
                name.is_some_and(|name| self.template(name, scope, depth + 1))
            }
            _ => false,
        }
    }

    /// Whether all names in an expression are given.
    fn value(&self, inside: &str, scope: &Scope<'a>) -> bool {
        let mut rest = inside.trim_matches('-').trim();
        if let Some(component) = rest.strip_prefix('<') {
            if !self.components_are_closed {
                return false;
            }
            rest = component.trim_start_matches(is_of_name);
        }
        let mut before = Before::Other;
        while let Some(first) = rest.chars().next() {
            let length = match first {
                '"' | '\'' | '`' => match rest[1..].find(first) {
                    Some(end) if !rest[..=end].contains('\\') => end + 2,
                    _ => return false,
                },
                _ if is_of_name(first) => rest.find(|char| !is_of_name(char)).unwrap_or(rest.len()),
                _ => first.len_utf8(),
            };
            let (part, after) = rest.split_at(length);
            rest = after;
            if first.is_whitespace() {
                continue;
            }
            let is_name = is_of_name(first) && !first.is_ascii_digit();
            if is_name && !self.is_given(part, before, after, scope) {
                return false;
            }
            before = Before::new(part, before);
        }
        true
    }

    fn is_given(&self, name: &str, before: Before, after: &str, scope: &Scope<'a>) -> bool {
        const WORDS: [&str; 10] =
            ["and", "or", "not", "in", "is", "true", "false", "none", "if", "else"];
        let after = after.trim_start();
        let is_argument = after.starts_with('=') && !after.starts_with("==");
        matches!(before, Before::Dot | Before::Pipe | Before::Is)
            || is_argument
            || after.starts_with('(')
            || WORDS.contains(&name)
            || scope.iter().flatten().any(|own| *own == name)
            || (self.given)(name)
    }
}

/// The preceding token, if it makes a name something other than a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// A field follows.
    Dot,
    /// A filter follows.
    Pipe,
    /// A test follows.
    Is,
    /// A value is spread.
    Dots,
    Other,
}

impl Before {
    fn new(part: &str, before: Self) -> Self {
        match part {
            "." if matches!(before, Self::Dot | Self::Dots) => Self::Dots,
            "." => Self::Dot,
            "|" => Self::Pipe,
            "is" => Self::Is,
            "not" if before == Self::Is => Self::Is,
            _ => Self::Other,
        }
    }
}

fn is_of_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// Splits at the first `end` outside quotation marks and braces.
fn split<'a>(text: &'a str, end: &str) -> Option<(&'a str, &'a str)> {
    let mut quotation = None;
    let mut braces = 0usize;
    for (at, char) in text.char_indices() {
        match (quotation, char) {
            (None, '"' | '\'' | '`') => quotation = Some(char),
            (Some(open), _) if open == char => quotation = None,
            (Some(_), _) => {}
            (None, '{') => braces += 1,
            (None, _) if braces == 0 && text[at..].starts_with(end) => {
                return Some((&text[..at], &text[at + end.len()..]));
            }
            (None, '}') => braces = braces.saturating_sub(1),
            (None, _) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(template: &str, closed: bool) -> bool {
        let text = |name: &str| match name {
            "it" => Some(template),
            "item" => Some("<li>{{ item.title }}</li>"),
            "page" => Some("{{ page.title }}"),
            "itself" => Some("{% include \"itself\" %}"),
            _ => None,
        };
        let given = |name: &str| matches!(name, "site" | "words");
        Needs { text: &text, given: &given, components_are_closed: closed }.are_given("it")
    }

    #[test]
    fn what_a_template_sets_is_found() {
        let text = "{% set a = 1 %}{%- set_global  b_1=2 -%}{% set\nc %}x{% endset %}";
        assert_eq!(sets(text).collect::<Vec<_>>(), ["a", "b_1", "c"]);
    }

    #[test]
    fn what_is_given_is_enough() {
        let templates = [
            "",
            "{ text } {# {{ page }} #}",
            "{{ site.title | fill(n=site.count) }}{{- words[site.key] -}}",
            "{% if site.logo and not words.page %}a{% elif site?.page == \"page\" %}b{% else %}c{% endif %}",
            "{% for item in site.nav %}{{ loop.index }}{{ item.page }}{% include \"item\" %}{% endfor %}",
            "{%- for key, value in site.map -%}{{ key }}{{ value }}{%- endfor -%}",
            "{% if site.title is defined and site.nav is not empty %}{% endif %}",
            "{{ <picture image={site.logo} class=\"page\" lazy={false} sizes=\"{{ page }}\" /> }}",
            "{{ {\"page\": {\"page\": site}} }}",
            "{{ 'a' if site else 1.5 }}",
            "{{ range(end=3) }}",
        ];
        for template in templates {
            assert!(needs(template, true), "{template}");
        }
    }

    #[test]
    fn whatever_else_is_needed_is_seen() {
        let templates = [
            "{{ page.title }}",
            "{{ site.title }}{{ title }}",
            "{{ page?.title or site.title }}",
            "{{ words[page.kind] }}",
            "{{ words.n | fill(n=count) }}",
            "{{ [...cards] }}",
            "{{ ...cards }}",
            "{{ {\"a\": {\"b\": page}} }}",
            "{{ site == page }}",
            "{{ site is page == title }}{{ page }}",
            "{{ <icon name={page.kind} /> }}",
            "{{ 'a' if page else 'b' }}",
            "{{ [item for item in site.nav] }}",
            "{{ \"\\\"\" ~ page }}",
            "{% if page %}{% endif %}",
            "{% for item in site.nav %}{% endfor %}{{ item }}",
            "{% for item in site.nav %}{% else %}{{ item }}{% endfor %}",
            "{% for item in item %}{% endfor %}",
            "{{ loop.index }}",
            "{% include \"item\" %}",
            "{% include \"page\" %}",
            "{% include \"nothing\" %}",
            "{% include \"itself\" %}",
            "{% set title = site.title %}",
            "{% block a %}{% endblock a %}",
            "{% raw %}{{ site }}{% endraw %}",
            "{% endif %}",
            "{% if site %}",
            "{{ site",
            "{{ __tera_context }}",
            "{{ 页面 }}",
        ];
        for template in templates {
            assert!(!needs(template, true), "{template}");
        }
        assert!(!needs("{{ <icon name=\"a\" /> }}", false));
    }
}
