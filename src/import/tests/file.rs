//! Word files made of pieces of XML.

use std::io::{Cursor, Write};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// The namespaces that Word and WPS declare.
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:wpsCustomData=\"http://www.wps.cn/officeDocument/2013/wpsCustomData\"";

/// A file that is being made.
pub struct WordFile {
    parts: Vec<(String, Vec<u8>)>,
    relations: String,
}

impl WordFile {
    /// A file with a text.
    pub fn new(body: &str) -> Self {
        let document =
            format!("<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>");
        Self { parts: Vec::new(), relations: String::new() }
            .part("word/document.xml", document)
            .part(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/officeDocument\" \
                 Target=\"word/document.xml\"/></Relationships>",
            )
    }

    /// Adds a part by its path.
    pub fn part(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.parts.push((path.to_owned(), bytes.into()));
        self
    }

    /// A part of the text's folder, that a kind of references leads to.
    pub fn related(self, id: &str, kind: &str, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.relation(id, kind, name, "").part(&format!("word/{name}"), bytes)
    }

    /// A part of styles, notes or numbers: its inside.
    pub fn xml(self, kind: &str, inside: &str) -> Self {
        let xml = format!("<w:{kind} {SPACES}>{inside}</w:{kind}>");
        self.related(kind, kind, &format!("{kind}.xml"), xml)
    }

    /// An address that a link leads to.
    pub fn address(self, id: &str, address: &str) -> Self {
        self.relation(id, "hyperlink", address, " TargetMode=\"External\"")
    }

    fn relation(mut self, id: &str, kind: &str, target: &str, mode: &str) -> Self {
        self.relations.push_str(&format!(
            "<Relationship Id=\"{id}\" Type=\"http://x/{kind}\" Target=\"{target}\"{mode}/>"
        ));
        self
    }

    /// The bytes of the file.
    pub fn bytes(self) -> Vec<u8> {
        let relations = format!("<Relationships>{}</Relationships>", self.relations);
        let all = self.part("word/_rels/document.xml.rels", relations);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (path, bytes) in all.parts {
            zip.start_file(path.as_str(), options).expect("a new part");
            zip.write_all(&bytes).expect("memory");
        }
        zip.finish().expect("memory").into_inner()
    }
}

/// A text as a run of letters whose look some XML sets.
pub fn run(look: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A paragraph of runs.
pub fn paragraph(look: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{look}</w:pPr>{runs}</w:p>")
}

/// A paragraph of plain letters.
pub fn plain(text: &str) -> String {
    paragraph("", &run("", text))
}
