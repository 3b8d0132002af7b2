//! Finds the parts of a workbook's archive that hold its sheets, by their relations.

use super::archive;
use super::refusal::Refusal;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// The parts of the workbook's relations, by id: `rId1` is `xl/worksheets/sheet1.xml`.
pub fn relations(bytes: &[u8], part: &str) -> Result<BTreeMap<String, String>, Refusal> {
    let mut relations = BTreeMap::new();
    let Some(xml) = archive::bytes_of(bytes, part)? else { return Ok(relations) };
    each_start(&xml, |start| {
        if start.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) = (attribute(start, "Id"), attribute(start, "Target"))
        {
            relations.insert(id, path(&target));
        }
    })?;
    Ok(relations)
}

/// A target as a path in the archive: absolute, or below `xl`.
fn path(target: &str) -> String {
    let target = target.replace('\\', "/");
    target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned)
}

/// The parts of the sheets by name, in the order of the workbook.
pub fn sheets(bytes: &[u8]) -> Result<BTreeMap<String, String>, Refusal> {
    let relations = relations(bytes, "xl/_rels/workbook.xml.rels")?;
    let mut sheets = BTreeMap::new();
    let Some(xml) = archive::bytes_of(bytes, "xl/workbook.xml")? else { return Ok(sheets) };
    each_start(&xml, |start| {
        if start.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(start, "name"), attribute(start, "id"))
            && let Some(part) = relations.get(&id)
        {
            sheets.insert(name, part.clone());
        }
    })?;
    Ok(sheets)
}

/// Calls `take` for each element of a document as it begins.
pub fn each_start(xml: &[u8], mut take: impl FnMut(&BytesStart<'_>)) -> Result<(), Refusal> {
    each_event(xml, |event| {
        if let Event::Start(start) = event {
            take(start);
        }
    })
}

/// Calls `take` for each event of a document; elements without content begin and end.
pub fn each_event(xml: &[u8], mut take: impl FnMut(&Event<'_>)) -> Result<(), Refusal> {
    let text = String::from_utf8_lossy(xml);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().map_err(|error| Refusal::Broken(error.to_string()))? {
            Event::Eof => return Ok(()),
            event => take(&event),
        }
    }
}

/// An attribute by its name without a prefix.
pub fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let attribute = attributes.find(|one| one.key.local_name().as_ref() == name)?;
    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_absolute_or_below_the_workbook() {
        assert_eq!(path("worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(path("/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(path("worksheets\\sheet1.xml"), "xl/worksheets/sheet1.xml");
    }
}
