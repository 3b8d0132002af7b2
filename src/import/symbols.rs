//! Signs of fonts for symbols as letters that every font has.

/// The letter for a sign of a font; `None` if none is known.
pub fn letter(font: &str, code: u32) -> Option<char> {
    let low = code & 0xFF;
    let font = font.to_lowercase();
    let is_private = (0xF000..=0xF0FF).contains(&code) || code <= 0xFF;
    match () {
        () if !is_private => char::from_u32(code),
        () if font.starts_with("wingdings 2") => of_wingdings_2(low),
        () if font.starts_with("wingdings") => of_wingdings(low),
        () if font.starts_with("symbol") => of_symbol(low),
        () => None,
    }
}

fn of_wingdings(code: u32) -> Option<char> {
    const KNOWN: [(u32, char); 34] = [
        (0x28, '☎'),
        (0x2A, '✉'),
        (0x45, '☜'),
        (0x46, '☞'),
        (0x4A, '☺'),
        (0x52, '☼'),
        (0x6C, '●'),
        (0x6E, '■'),
        (0x6F, '□'),
        (0x71, '❑'),
        (0x72, '❒'),
        (0x75, '◆'),
        (0x76, '❖'),
        (0x77, '◆'),
        (0x9F, '•'),
        (0xA1, '○'),
        (0xA4, '◎'),
        (0xA7, '▪'),
        (0xA8, '□'),
        (0xAA, '✦'),
        (0xAB, '★'),
        (0xB2, '✪'),
        (0xD8, '➢'),
        (0xDF, '←'),
        (0xE0, '→'),
        (0xE8, '→'),
        (0xE1, '↑'),
        (0xE2, '↓'),
        (0xF0, '⇨'),
        (0xFB, '✗'),
        (0xFC, '✓'),
        (0xFD, '☒'),
        (0xFE, '☑'),
        (0x4E, '☠'),
    ];
    KNOWN.iter().find(|(known, _)| *known == code).map(|(_, letter)| *letter)
}

fn of_wingdings_2(code: u32) -> Option<char> {
    match code {
        0x50 => Some('✓'),
        0x4F => Some('✗'),
        0x51 | 0x53 => Some('☒'),
        0x52 => Some('☑'),
        0xA3 => Some('□'),
        0x96..=0x98 => Some('●'),
        _ => None,
    }
}

fn of_symbol(code: u32) -> Option<char> {
    const GREEK: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    match code {
        0x20 => Some(' '),
        0x61..=0x7A => GREEK.chars().nth(code as usize - 0x61),
        0x30..=0x39 => char::from_u32(code),
        0xA3 => Some('≤'),
        0xAE => Some('→'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB7 => Some('•'),
        0xB8 => Some('÷'),
        0xB9 => Some('≠'),
        0xBB => Some('≈'),
        0xD6 => Some('√'),
        _ => None,
    }
}
