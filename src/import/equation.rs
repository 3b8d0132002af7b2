//! Equations as text: what one would type where there is no editor for them.

use super::xml::Element;

/// The text of an equation.
pub fn text(element: &Element) -> String {
    let inside = |name: &str| element.child(name).map(text).unwrap_or_default();
    match &*element.name {
        "t" => element.text(),
        "f" => format!("{}/{}", grouped(&inside("num")), grouped(&inside("den"))),
        "sSup" => format!("{}^{}", inside("e"), grouped(&inside("sup"))),
        "sSub" => format!("{}_{}", inside("e"), grouped(&inside("sub"))),
        "sSubSup" => {
            let (low, high) = (grouped(&inside("sub")), grouped(&inside("sup")));
            format!("{}_{low}^{high}", inside("e"))
        }
        "rad" => {
            let degree = inside("deg");
            format!("{degree}√{}", grouped(&inside("e")))
        }
        "d" => {
            let set = |name: &str, usual: &'static str| {
                let set = element.at(&["dPr", name]).and_then(Element::value);
                set.unwrap_or(usual).to_owned()
            };
            let parts: Vec<String> =
                element.elements().filter(|one| one.is("e")).map(text).collect();
            format!("{}{}{}", set("begChr", "("), parts.join(","), set("endChr", ")"))
        }
        "nary" => {
            let sign = element.at(&["naryPr", "chr"]).and_then(Element::value).unwrap_or("∫");
            let (low, high) = (inside("sub"), inside("sup"));
            let low = if low.is_empty() { low } else { format!("_{}", grouped(&low)) };
            let high = if high.is_empty() { high } else { format!("^{}", grouped(&high)) };
            format!("{sign}{low}{high} {}", inside("e"))
        }
        "rPr" | "ctrlPr" | "fPr" | "sSupPr" | "sSubPr" | "radPr" | "oMathParaPr" => String::new(),
        _ => element.elements().map(text).collect(),
    }
}

fn grouped(text: &str) -> String {
    if text.chars().all(char::is_alphanumeric) { text.to_owned() } else { format!("({text})") }
}
