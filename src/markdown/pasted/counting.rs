//! Which numbered lines count up.

use super::line::Line;
use super::mark::{Mark, Number};
use super::width;

/// The number of forms of numbers.
const FORMS: usize = 6;

/// The last number of a form: its value, and the line it is in.
type Last = Option<(u32, usize)>;

/// For each line, whether its number is one of a list's or begins a paragraph. A blank behind the
/// number makes it ordinary Markdown, unless it goes on with such a list.
pub(super) fn counted(lines: &[Line<'_, '_>]) -> Vec<bool> {
    let mut counted = vec![false; lines.len()];
    let mut lasts: [Last; FORMS] = [None; FORMS];
    for (at, line) in lines.iter().enumerate() {
        let Some(Mark::Number(Number { form, value, is_loose })) = line.mark else { continue };
        let Some(last) = lasts.get_mut(form as usize) else { continue };
        let goes_on = last.is_some_and(|(number, index)| {
            let is_list = counted.get(index).copied().unwrap_or_default();
            value == number + 1 || (is_list && value > number && value <= number + 3)
        });
        if !goes_on && is_loose && !line.is_indented {
            continue;
        }
        if goes_on {
            mark(&mut counted, last.map(|(_, index)| index));
        }
        if goes_on || begins(lines, at) {
            mark(&mut counted, Some(at));
        }
        *last = Some((value, at));
    }
    counted
}

fn mark(counted: &mut [bool], at: Option<usize>) {
    if let Some(is_counted) = at.and_then(|at| counted.get_mut(at)) {
        *is_counted = true;
    }
}

/// Whether the line above is over, so that a lone number is the beginning of something.
fn begins(lines: &[Line<'_, '_>], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|index| lines.get(index));
    above.is_none_or(|above| !width::is_cut(&above.plain()))
}
