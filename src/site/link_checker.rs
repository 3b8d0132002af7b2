//! Resolves the references of a page's text and front matter, and reports those without a target.

use super::page::PageText;
use super::reference::{LinkTarget, Resolver};
use super::tree::{Site, SiteTree};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_content::document::Document;
use skillweek_diag::{Code, Diagnostic, Sink, Span};
use skillweek_markdown::{Article, Reference, ReferenceKind};
use skillweek_source::Sources;

/// A checker for the references of one page.
pub struct LinkChecker<'a> {
    resolver: Resolver<'a>,
    site: &'a Site,
    folder: &'a SourcePath,
    sink: &'a mut Sink,
}

impl<'a> LinkChecker<'a> {
    /// A checker for a text in `folder`, from which its relative references start.
    pub fn new(
        sources: &'a Sources,
        tree: &'a SiteTree,
        site: &'a Site,
        folder: &'a SourcePath,
        sink: &'a mut Sink,
    ) -> Self {
        Self { resolver: Resolver { sources, tree }, site, folder, sink }
    }

    /// The files that the front matter names: each reference as written, with its file.
    pub fn files_of(&mut self, document: &Document) -> Vec<(String, SourcePath)> {
        let mut files = Vec::new();
        for named in document.named_files() {
            let span = named.span(&document.source);
            match self.resolver.resolve(self.folder, &named.value) {
                LinkTarget::File(path) => files.push((named.value.clone(), path)),
                LinkTarget::Outside(_) => self.sink.push(outside_file(&named.value, span)),
                LinkTarget::Escapes => self.sink.push(escapes(&named.value, span)),
                LinkTarget::LeftOut => {}
                _ => self.report_missing(Code::MissingFile, &named.value, span),
            }
        }
        files
    }

    /// Checks the hosts of the outside addresses in the front matter.
    pub fn of_front_matter(&mut self, document: &Document) {
        for link in document.outside_links() {
            self.check_host(&link.value, link.span(&document.source));
        }
    }

    /// The target of each reference of a text, and the positions of those that lead to other pages.
    pub fn of_article(&mut self, article: &Article) -> (Vec<LinkTarget>, Vec<(usize, Span)>) {
        let mut link_targets = Vec::with_capacity(article.references.len());
        let mut anchored = Vec::new();
        for (index, reference) in article.references.iter().enumerate() {
            let link_target = self.resolver.resolve(self.folder, &reference.target);
            self.judge(reference, &link_target, article);
            if matches!(&link_target, LinkTarget::Document { .. } | LinkTarget::Folder { .. }) {
                anchored.push((index, reference.span.clone()));
            }
            link_targets.push(link_target);
        }
        anchored.shrink_to_fit();
        (link_targets, anchored)
    }

    fn judge(&mut self, reference: &Reference, link_target: &LinkTarget, article: &Article) {
        let span = reference.span.clone();
        let target = &reference.target;
        match link_target {
            LinkTarget::Nothing => {
                let is_page = reference.kind == ReferenceKind::Link && !names_a_file(target);
                let code = if is_page { Code::BrokenLink } else { Code::MissingFile };
                self.report_missing(code, target, span);
            }
            LinkTarget::Escapes => self.sink.push(escapes(target, span)),
            LinkTarget::Anchor(anchor)
                if !anchor.is_empty() && !article.anchors.contains(anchor) =>
            {
                let anchors = article.anchors.iter().map(String::as_str);
                self.sink.push(broken_anchor(anchor, anchors, span));
            }
            LinkTarget::Outside(url) => self.check_host(url, span),
            _ => {}
        }
    }

    fn check_host(&mut self, url: &str, span: Span) {
        let Some(allowed) = &self.site.settings.links_allowed else { return };
        let Some(host) = host(url) else { return };
        let is_allowed = allowed.iter().any(|entry| {
            let entry = host_of_entry(entry);
            host == entry || host.strip_suffix(&entry).is_some_and(|rest| rest.ends_with('.'))
        });
        if !is_allowed {
            let found = Diagnostic::new(
                Code::HostNotAllowed,
                text!("`{host}` 不在外链白名单里", "`{host}` is not among the allowed hosts"),
            );
            self.sink.push(found.at(span).help(text!(
                "核实可靠后，把它加进 site.yaml 的“外链白名单”；否则删去链接",
                "if it can be trusted, add it to `links_allowed` in site.yaml; else remove the link"
            )));
        }
    }

    fn report_missing(&mut self, code: Code, written: &str, span: Span) {
        let found = Diagnostic::new(
            code,
            match code {
                Code::BrokenLink => {
                    text!("链接的页面 `{written}` 不存在", "there is no page `{written}`")
                }
                _ => text!("找不到文件 `{written}`", "there is no file `{written}`"),
            },
        )
        .at(span);
        self.sink.push(match self.resolver.nearest(self.folder, written) {
            Some(near) => found.help(text!("是不是 `{near}`？", "did you mean `{near}`?")),
            None => found.help(text!(
                "请核对名称：注意大小写、扩展名和文件夹；公用的图片写成 /assets/文件名",
                "check the name: case, ending and folder; shared pictures are /assets/NAME"
            )),
        });
    }
}

/// Whether a reference has the extension of a file that is no page.
fn names_a_file(target: &str) -> bool {
    let path = target.split(['#', '?']).next().unwrap_or(target);
    let extension = SourcePath::new(path).extension();
    !extension.is_empty()
        && !matches!(extension.as_str(), "md" | "markdown" | "mdown" | "mkd" | "html" | "htm")
}

fn outside_file(written: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ThirdPartyResource,
        text!(
            "`{written}` 在别的网站上，页面不会去那里取",
            "`{written}` lies on another site and is not loaded"
        ),
    )
    .at(span)
    .help(text!(
        "请把文件下载到项目里，再写它的文件名",
        "save the file into the project and name it there"
    ))
}

fn escapes(written: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::PathEscapes,
        text!("`{written}` 在项目以外", "`{written}` lies outside the project"),
    )
    .at(span)
    .help(text!(
        "请把文件复制到项目里（例如 assets 文件夹），再写 /assets/文件名",
        "copy the file into the project (into assets, say) and write /assets/NAME"
    ))
}

/// The diagnostic for an anchor that a page does not have.
pub fn broken_anchor<'a>(
    anchor: &str,
    anchors: impl Iterator<Item = &'a str>,
    span: Span,
) -> Diagnostic {
    let known: Vec<&str> = anchors.take(8).collect();
    let found = Diagnostic::new(
        Code::BrokenAnchor,
        text!("页面上没有位置 `#{anchor}`", "there is no `#{anchor}` on that page"),
    )
    .at(span);
    let near = known.iter().find(|known| strsim::damerau_levenshtein(known, anchor) <= 2);
    let list = known.join("、#");
    match near {
        Some(near) => found.help(text!("是不是 `#{near}`？", "did you mean `#{near}`?")),
        None if known.is_empty() => found.help(text!(
            "那一页没有小标题，请删去 # 及其后的部分",
            "that page has no headings; drop the # and what follows"
        )),
        None => found.help(text!("那一页有：#{list}", "that page has: #{list}")),
    }
}

fn host(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("//")?;
    if !matches!(scheme.to_ascii_lowercase().as_str(), "http:" | "https:" | "") {
        return None;
    }
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    Some(host.to_ascii_lowercase()).filter(|host| !host.is_empty())
}

fn host_of_entry(entry: &str) -> String {
    let entry = entry.trim();
    host(entry).unwrap_or_else(|| entry.trim_start_matches("*.").to_ascii_lowercase())
}

impl PageText {
    /// The references to other pages, each with its span.
    pub fn page_references(&self) -> impl Iterator<Item = (&LinkTarget, &Span)> {
        self.anchored
            .iter()
            .filter_map(|(index, span)| Some((self.link_targets.get(*index)?, span)))
    }
}
