//! What each line is.

use super::super::items::ItemKind;
use super::counting;
use super::line::Line;
use super::mark::{Form, Mark};
use super::rows;
use super::signature;
use super::width;
use pulldown_cmark::Event;

/// What a line is in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It begins a paragraph.
    Paragraph,
    /// It goes on with what is above.
    Continue,
    /// It is a line of its own in the paragraph above.
    Line,
    /// It begins an item of a list.
    Item(List),
    /// It is a heading of that level.
    Heading(u8),
    /// It is a row of a table, and perhaps the first one.
    Row { separator: char, is_first: bool },
    /// It would part the head of a table from its rows.
    Rule,
    /// It is a closing line with unit or date.
    Signature,
}

/// Lists of pasted texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Bullets,
    Numbers(Form),
}

/// The role of each line; the last lines of a text that has more above may be unit and date.
pub(super) fn of(lines: &[Line<'_, '_>], is_last: bool, has_more: bool) -> Vec<Role> {
    let counted = counting::counted(lines);
    let mut roles = vec![Role::Paragraph; lines.len()];
    rows::find(lines, &mut roles);
    let mut above = Role::Paragraph;
    let mut is_marked = false;
    for (at, line) in lines.iter().enumerate() {
        let Some(role) = roles.get_mut(at) else { break };
        if matches!(role, Role::Row { .. } | Role::Rule) {
            (above, is_marked) = (*role, false);
            continue;
        }
        let is_counted = counted.get(at).copied().unwrap_or_default();
        let previous = at.checked_sub(1).and_then(|at| lines.get(at));
        let next = lines.get(at + 1);
        let own = by_mark(line, is_counted, [previous, next]);
        let block_ended = matches!(above, Role::Heading(_) | Role::Row { .. } | Role::Rule);
        *role = match own {
            Some(Role::Line) if line.before.is_none() || block_ended => Role::Paragraph,
            Some(role) => role,
            None if line.before.is_none() || line.is_indented || block_ended => Role::Paragraph,
            None if is_marked && !line.is_hanging && is_over(line, previous) => Role::Paragraph,
            None => Role::Continue,
        };
        if own.is_some() {
            is_marked = true;
        } else if *role == Role::Paragraph {
            is_marked = false;
        }
        above = *role;
    }
    drop_lone_numbers(&mut roles);
    if is_last {
        signature::find(lines, &mut roles, has_more);
    }
    roles
}

/// The role that a line's own mark gives it.
fn by_mark(
    line: &Line<'_, '_>,
    is_counted: bool,
    neighbours: [Option<&Line<'_, '_>>; 2],
) -> Option<Role> {
    let has_emoji = |line: &&Line<'_, '_>| line.mark == Some(Mark::Emoji);
    match line.mark? {
        Mark::Bullet(_) => Some(Role::Item(List::Bullets)),
        Mark::Number(number) => is_counted.then_some(Role::Item(List::Numbers(number.form))),
        Mark::Chapter | Mark::Question => Some(Role::Paragraph),
        Mark::Answer => Some(Role::Line),
        Mark::Heading(level) => Some(Role::Heading(level)),
        Mark::Emoji => {
            let has_more = neighbours.iter().flatten().any(has_emoji);
            has_more.then_some(Role::Paragraph)
        }
    }
}

/// Whether the line above is over, so that a line without a mark is something else. A hard break
/// goes on with what is above.
fn is_over(line: &Line<'_, '_>, above: Option<&Line<'_, '_>>) -> bool {
    let is_soft =
        line.before.is_some_and(|item| matches!(item.kind, ItemKind::Markdown(Event::SoftBreak)));
    is_soft && above.is_none_or(|above| !width::is_cut(&above.plain()))
}

/// Makes a paragraph of a list of one numbered line.
fn drop_lone_numbers(roles: &mut [Role]) {
    let mut items: Vec<usize> = Vec::new();
    let mut list = None;
    for at in 0..=roles.len() {
        let role = roles.get(at).copied();
        match role {
            Some(Role::Continue | Role::Line) => {}
            Some(Role::Item(kind)) if list == Some(kind) => items.push(at),
            _ => {
                let is_lone = items.len() == 1 && matches!(list, Some(List::Numbers(_)));
                if is_lone && let Some(role) = items.first().and_then(|at| roles.get_mut(*at)) {
                    *role = Role::Paragraph;
                }
                items.clear();
                list = match role {
                    Some(Role::Item(kind)) => {
                        items.push(at);
                        Some(kind)
                    }
                    _ => None,
                };
            }
        }
    }
}

/// Whether the roles are others than `CommonMark` gives the lines.
pub(super) fn change(lines: &[Line<'_, '_>], roles: &[Role]) -> bool {
    lines.iter().zip(roles).any(|(line, role)| match role {
        Role::Paragraph => line.before.is_some(),
        Role::Continue => false,
        _ => true,
    })
}
