//! Pictures, text boxes and other drawings in a run.

use super::inline::{Inline, PictureUse};
use super::runs::{Runs, branch};
use super::xml::Element;

/// The width from which a picture is not part of a line of text: 2.5 cm, in 1/360,000 cm.
const LARGE: u64 = 900_000;

/// What a drawing says of the pictures in it.
#[derive(Clone, Default)]
struct Frame {
    alt: String,
    is_large: bool,
}

impl Runs<'_, '_> {
    /// What is drawn: `drawing` since 2010, `pict` before, `object` for what other programs made.
    pub fn drawing(&mut self, element: &Element) {
        let mut frame = Frame { alt: String::new(), is_large: true };
        if let Some(width) = element.find("extent").and_then(|extent| extent.attribute("cx")) {
            frame.is_large = width.parse().is_ok_and(|width: u64| width >= LARGE);
        }
        if let Some(about) = element.find("docPr") {
            let text = about.attribute("descr").or_else(|| about.attribute("title"));
            frame.alt = alt(text.unwrap_or_default());
        }
        self.shapes(element, &frame);
    }

    fn shapes(&mut self, element: &Element, frame: &Frame) {
        for shape in element.elements() {
            match &*shape.name {
                "txbxContent" => {
                    let blocks = self.reader.blocks_of(shape);
                    self.boxes.extend(blocks);
                }
                "blip" => self.picture(shape.attribute("embed"), shape.attribute("link"), frame),
                "imagedata" => {
                    self.picture(shape.attribute("id"), shape.attribute("href"), frame);
                }
                "textpath" => self.text(shape.attribute("string").unwrap_or_default()),
                "chart" | "relIds" => self.reader.told.charts += 1,
                "OLEObject" => {
                    let program = shape.attribute("ProgID").unwrap_or("OLE").to_owned();
                    self.reader.told.objects.push(program);
                }
                "AlternateContent" => {
                    if let Some(branch) = branch(shape) {
                        self.shapes(branch, frame);
                    }
                }
                _ => self.shapes(shape, frame),
            }
        }
    }

    fn picture(&mut self, embedded: Option<&str>, linked: Option<&str>, frame: &Frame) {
        let relation = embedded.and_then(|id| self.reader.relations.get(id));
        let path = relation.filter(|one| !one.is_external).map(|one| one.target.clone());
        let Some(path) = path else {
            if relation.is_some() || linked.is_some() {
                self.reader.told.far_pictures += 1;
            }
            return;
        };
        let number = self.reader.picture(&path);
        let Frame { alt, is_large } = frame.clone();
        self.inlines.push(Inline::Picture(PictureUse { number, alt, is_large }));
    }
}

/// A description that a person wrote; programs write file names and guesses.
fn alt(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = text.to_lowercase();
    let is_guess = lower.contains("描述已自动生成") || lower.contains("automatically generated");
    let endings = [".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".webp", ".emf", ".wmf"];
    let is_name = endings.iter().any(|ending| lower.ends_with(ending))
        || ["img_", "微信图片", "wps图片", "qq图片", "mmexport", "dsc"]
            .iter()
            .any(|start| lower.starts_with(start))
        || lower.chars().all(|mark| mark.is_ascii_hexdigit());
    if is_guess || is_name { String::new() } else { text }
}

/// The ending of a picture's file by its content; `None` if browsers do not show it.
pub fn extension(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 7] = [
        (b"\x89PNG", "png"),
        (b"\xFF\xD8\xFF", "jpg"),
        (b"GIF8", "gif"),
        (b"BM", "bmp"),
        (b"II*\0", "tif"),
        (b"MM\0*", "tif"),
        (b"RIFF", "webp"),
    ];
    KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, ending)| *ending)
}
