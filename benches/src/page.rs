//! A page as every generator gets it: front matter and a text.

use crate::prose;
use crate::rng::Rng;
use crate::shape::{Content, Shape, Site};
use crate::words::{ACTIVITY_TYPES, AUDIENCES, PLACES, TAGS};
use std::fmt::Write;

/// Days of the week that activities fall on, in May 2023.
const FIRST_DAY: usize = 14;

/// One page.
pub struct Page {
    /// The folder of its section (`news`).
    pub section: &'static str,
    /// The file's name without ending.
    pub name: String,
    /// Front matter, a line for each key; keys that Hugo and Eleventy understand too.
    pub front: String,
    pub body: String,
}

impl Page {
    /// The page of that number of a site.
    pub fn new(shape: &Shape, site: &Site, number: usize) -> Self {
        let mut rng = Rng::new(shape.seed, &format!("{}/{number}", site.folder));
        let section = section(shape.content, site, number);
        let neighbour = neighbour(shape.content, site, number);
        let title = prose::title(&mut rng, number);
        let mut front = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(front, "title: \"{title}\"");
        let _ = writeln!(front, "date: 2023-{:02}-{:02}", rng.between(3, 5), rng.between(1, 28));
        let _ = writeln!(front, "summary: \"{}\"", prose::summary(&mut rng).replace('"', ""));
        let _ = writeln!(front, "author: {}", prose::name(&mut rng));
        let _ = writeln!(front, "reviewer: {}", prose::name(&mut rng));
        let tags: Vec<&str> = (0..3).map(|_| rng.pick(TAGS)).collect();
        let _ = writeln!(front, "tags: [{}]", tags.join(", "));
        if rng.one_in(10) {
            front.push_str("highlight: true\n");
        }
        match section {
            "activities" => activity(&mut front, site, &mut rng),
            "cases" => front.push_str("kind: 典型人物\n"),
            "media" => {
                let _ = writeln!(front, "outlet: 示例日报\nsource: 示例日报");
                let _ = writeln!(front, "source_url: https://news.example.com/{number}.html");
            }
            _ => {}
        }
        let body = prose::body(&mut rng, &format!("{}.md", name(neighbour)));
        Self { section, name: name(number), front, body }
    }

    /// The file's text.
    pub fn text(&self) -> String {
        format!("---\n{}---\n\n{}\n", self.front, self.body)
    }
}

fn name(number: usize) -> String {
    format!("p{number:05}")
}

/// The section of a site's page: sections take turns, so that every site has some of each.
fn section(content: Content, site: &Site, number: usize) -> &'static str {
    match (content, number % 10) {
        (Content::Plain, 0 | 1) => "cases",
        (Content::Plain, 2) => "media",
        (Content::Plain, _) => "news",
        // Portals give notices, which every site below them shows.
        (Content::Full, 0) if site.folder.len() < 16 && !site.folder.contains('/') => "notices",
        (Content::Full, 0 | 1) => "cases",
        (Content::Full, 2 | 3 | 4) => "news",
        (Content::Full, _) => "activities",
    }
}

/// The nearest other page of the same section, for a link; the page itself where there is none.
fn neighbour(content: Content, site: &Site, number: usize) -> usize {
    let own = section(content, site, number);
    let is_like = |other: &usize| section(content, site, *other) == own;
    let before = (0..number).rev().take(10).find(is_like);
    before.or_else(|| (number + 1..site.pages).take(10).find(is_like)).unwrap_or(number)
}

fn activity(front: &mut String, site: &Site, rng: &mut Rng) {
    let day = FIRST_DAY + rng.below(7);
    let hour = rng.between(8, 16);
    let school = &site.title;
    let _ = writeln!(front, "start: 2023-05-{day:02} {hour:02}:00");
    let _ = writeln!(front, "end: 2023-05-{day:02} {:02}:30", hour + 2);
    let _ = writeln!(front, "type: [{}, {}]", rng.pick(ACTIVITY_TYPES), rng.pick(ACTIVITY_TYPES));
    let _ = writeln!(front, "scope: 校级\nformat: 线下");
    let _ = writeln!(front, "venue: {}{}号", rng.pick(PLACES), rng.between(1, 90));
    let _ = writeln!(front, "address: 示例路{}号", rng.between(1, 900));
    let _ = writeln!(front, "organizer: {school}");
    let _ = writeln!(front, "audience: [{}, {}]", rng.pick(AUDIENCES), rng.pick(AUDIENCES));
    if rng.one_in(2) {
        let _ =
            writeln!(front, "booking: 必须预约\nbooking_phone: 010-0000-{:04}", rng.below(10000));
    }
    let _ = writeln!(front, "capacity: {}", rng.between(20, 300));
    let _ = writeln!(front, "contact: {} 010-0000-{:04}", prose::name(rng), rng.below(10000));
    front.push_str("agenda:\n");
    for step in 0..3 {
        let _ =
            writeln!(front, "  - {:02}:{:02} {}", hour, step * 20, rng.pick(crate::words::TRADES));
    }
}
