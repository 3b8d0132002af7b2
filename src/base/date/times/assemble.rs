//! Makes slots of days and hours.

use super::read::{Days, End, Group, Hours, Read};
use super::scan::{Scanned, is_limiting};
use super::{DateProblem, MOST_SLOTS, Moment, Slot, TimeContext, TimeSpan, Times};
use crate::date::clock::Clock;
use crate::date::grammar;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// The times of a text.
pub fn assemble(
    read: Read,
    scanned: &Scanned,
    context: &TimeContext,
) -> Result<Times, DateProblem> {
    let Read { groups, mut doubt, wrong_weekday } = read;
    let has_hours = groups.iter().any(|group| !group.hours.is_empty());
    let mut slots = Vec::new();
    if groups.is_empty() && matches!(doubt, None | Some(DateProblem::Unreadable)) {
        doubt = Some(DateProblem::NoDay);
    }
    let mut problem = |found: DateProblem| {
        doubt.get_or_insert(found);
    };
    for group in &groups {
        let days = days_of(group, context);
        match (days.is_empty(), check(group, &days, has_hours)) {
            (true, _) => problem(DateProblem::NoDay),
            (false, Some(found)) => problem(found),
            (false, None) => {}
        }
        slots.extend(exact(group, &days)?);
    }
    let remark = (!scanned.remarks.is_empty()).then(|| scanned.remarks.join("，"));
    match &remark {
        Some(remark) if is_limiting(remark) => problem(DateProblem::Unreadable),
        Some(_) if !has_hours => problem(DateProblem::NoHour),
        _ => {}
    }
    // Hours count only if all of the text is understood; a part of the day without an hour leaves
    // the other hours as they are.
    if !matches!(doubt, None | Some(DateProblem::Vague { .. } | DateProblem::NoDay)) {
        let days = groups.iter().flat_map(|group| days_of(group, context));
        slots = days.map(whole_days).collect();
    }
    if doubt.is_none() {
        slots.iter_mut().for_each(|slot| slot.remark.clone_from(&remark));
    }
    Ok(Times { slots, doubt, wrong_weekday, about: None })
}

/// The days of a group: those written, else that of the start, else all of the edition for 每天.
fn days_of(group: &Group, context: &TimeContext) -> Vec<Days> {
    if !group.days.is_empty() {
        return group.days.clone();
    }
    let start = context.start.map(|start| (start.date, start.date));
    let edition = context.edition.filter(|_| group.is_daily && !group.hours.is_empty());
    edition.or(start).into_iter().collect()
}

/// The doubt about a group's hours. `has_hours` says whether any group of the text has some.
fn check(group: &Group, days: &[Days], has_hours: bool) -> Option<DateProblem> {
    let count: usize = days.iter().map(|days| length(*days)).sum();
    if group.hours.is_empty() {
        return has_hours.then_some(DateProblem::NoHour);
    }
    if count.saturating_mul(group.hours.len()) > MOST_SLOTS {
        return Some(DateProblem::Several);
    }
    let clocks = || {
        group.hours.iter().filter_map(|hours| match hours {
            Hours::From(start, end) => Some((*start, end.as_ref())),
            _ => None,
        })
    };
    let is_unordered = clocks().zip(clocks().skip(1)).any(|((start, end), (next, _))| {
        let until = match end {
            Some(End::SameDay(end)) if !end.next_day => *end,
            _ => start,
        };
        next.time < until.time
    });
    let is_long = |(_, end): &(Clock, Option<&End>)| matches!(end, Some(End::On(_)));
    if is_unordered || (count > 1 || group.hours.len() > 1) && clocks().any(|hours| is_long(&hours))
    {
        return Some(DateProblem::Unreadable);
    }
    group.hours.iter().find_map(|hours| match hours {
        Hours::Vague(word) => Some(DateProblem::Vague { word }),
        _ => None,
    })
}

fn length((first, last): Days) -> usize {
    let days = first.until(last).map_or(0, |span| span.get_days());
    usize::try_from(days).unwrap_or(0) + 1
}

fn whole_days((first, last): Days) -> Slot {
    let end = (last > first).then(|| Moment::day(last));
    Slot { span: TimeSpan { start: Moment::day(first), end }, remark: None }
}

/// A slot for each of the days and hours; whole days where there are no hours.
fn exact(group: &Group, days: &[Days]) -> Result<Vec<Slot>, DateProblem> {
    let mut slots = Vec::new();
    for span in days {
        if group.hours.iter().all(|hours| matches!(hours, Hours::Whole)) {
            slots.push(whole_days(*span));
            continue;
        }
        let each = span.0.series(Span::new().days(1)).take_while(|day| *day <= span.1);
        for day in each.take(MOST_SLOTS) {
            for hours in &group.hours {
                slots.push(slot(day, hours)?);
            }
        }
    }
    Ok(slots)
}

fn slot(day: Date, hours: &Hours) -> Result<Slot, DateProblem> {
    let far = |_| DateProblem::Unreadable;
    let (start, end) = match hours {
        Hours::Whole => (Moment::day(day), None),
        Hours::Vague(word) => {
            let span = TimeSpan { start: Moment::day(day), end: None };
            return Ok(Slot { span, remark: Some((*word).to_owned()) });
        }
        Hours::From(start, end) => {
            let end = match end {
                None => None,
                Some(End::SameDay(end)) => Some(grammar::at(day, end)?),
                Some(End::NextDay(end)) => {
                    Some(grammar::at(day.checked_add(1.day()).map_err(far)?, end)?)
                }
                Some(End::On(moment)) => Some(*moment),
            };
            (grammar::at(day, start)?, end)
        }
    };
    Ok(Slot { span: TimeSpan { start, end }, remark: None })
}
