//! The times of an activity: sessions, and the writer's words where these are not all.

use super::keys::SESSION;
use super::session::Session;
use super::words;
use skillweek_base::date::times::{Slot, TimeContext, Times, parse_times};
use skillweek_base::date::{DateProblem, Moment, TimeSpan, parse_end};
use skillweek_diag::Place;
use skillweek_record::node::{Node, Value};
use skillweek_record::scalar::one_line;
use skillweek_record::{Fields, Spanned};

/// When an activity takes place.
#[derive(Debug, Default)]
pub struct Schedule {
    /// In the order of the file; empty where no day is certain.
    pub sessions: Vec<Session>,
    /// What is written, where the sessions do not say all of it.
    pub text: Option<String>,
    /// The earliest possible day, where no day is certain but some are out of the question.
    pub about: Option<Moment>,
}

/// The listed sessions, or those that `start` and `end` tell of. Words under `time_text` stand for
/// hours that are not certain, and beside those that are.
pub fn decode(fields: &mut Fields<'_>, context: &TimeContext) -> Schedule {
    let words = fields.stated("time_text").map(|text| one_line(&text.value));
    let whole = told(fields, context, words.is_some());
    let nodes = fields.list("sessions");
    let mut schedule = if nodes.is_empty() {
        if whole.is_none() && fields.has("end") && !fields.has("start") {
            fields.missing("start");
        }
        whole.map(Told::schedule).unwrap_or_default()
    } else {
        let start = whole.and_then(|told| told.sessions.first().map(|first| first.span.start));
        let context = TimeContext { start, ..*context };
        listed(fields, &nodes, &context, words.is_some())
    };
    let has_hours = schedule.sessions.iter().any(|session| session.span.start.time.is_some());
    match words {
        Some(words) if has_hours => {
            for session in &mut schedule.sessions {
                session.remark.get_or_insert_with(|| words.clone());
            }
        }
        Some(words) => schedule.text = Some(words),
        None => {}
    }
    schedule
}

/// What one record or text tells about times.
struct Told {
    sessions: Vec<Session>,
    /// As written, on one line.
    written: String,
    /// Whether the sessions do not say all of it.
    is_doubtful: bool,
    about: Option<Moment>,
}

impl Told {
    fn schedule(self) -> Schedule {
        let Self { sessions, written, is_doubtful, about } = self;
        Schedule { sessions, text: is_doubtful.then_some(written), about }
    }
}

fn listed(
    fields: &mut Fields<'_>,
    nodes: &[&Node],
    context: &TimeContext,
    is_explained: bool,
) -> Schedule {
    let told: Vec<Told> =
        nodes.iter().filter_map(|node| item(fields, node, context, is_explained)).collect();
    let written: Vec<&str> = told.iter().map(|told| told.written.as_str()).collect();
    let text = told.iter().any(|told| told.is_doubtful).then(|| written.join("；"));
    let about = told.iter().filter_map(|told| told.about).min_by_key(|about| about.date);
    let sessions = told.into_iter().flat_map(|told| told.sessions).collect();
    Schedule { sessions, text, about }
}

/// A listed session: a map, or one text such as `5月14日9:00-11:30`.
fn item(
    fields: &mut Fields<'_>,
    node: &Node,
    context: &TimeContext,
    is_explained: bool,
) -> Option<Told> {
    if let Value::Scalar { text, .. } = &node.value {
        let text = Spanned::new(text.clone(), node.place.clone());
        let times = fields.times(&text, context)?;
        return Some(settle(fields, times, &text, None, is_explained));
    }
    let mut below = fields.child(node, SESSION);
    let mut told = told(&mut below, context, is_explained);
    below.require("start");
    let (venue, capacity) = (below.spanned_text("venue"), below.count("capacity"));
    let (note, status) = (below.text("note"), words::status(&mut below));
    below.finish();
    for session in told.iter_mut().flat_map(|told| &mut told.sessions) {
        session.venue = venue.clone().map(Box::new);
        session.capacity = capacity.number;
        session.capacity_text.clone_from(&capacity.words);
        session.note.clone_from(&note);
        session.status = status.clone().map(Box::new);
    }
    told
}

/// The times that a record's `start` tells, which may hold all of them, and its `end`.
fn told(fields: &mut Fields<'_>, context: &TimeContext, is_explained: bool) -> Option<Told> {
    let start = fields.stated("start")?;
    let Some(end) = fields.stated("end") else {
        let times = fields.times(&start, context)?;
        return Some(settle(fields, times, &start, None, is_explained));
    };
    let times = match parse_times(&start.value, context) {
        Ok(times) => times,
        Err(_) => {
            fields.times(&start, context);
            return None;
        }
    };
    let single = match times.slots.as_slice() {
        [slot] if times.doubt.is_none() => Some(slot.span.start),
        _ => None,
    };
    let written = Spanned::new(format!("{}—{}", start.value, end.value), start.place.clone());
    let times = match single.map(|start| parse_end(&end.value, start)) {
        Some(Ok(moment)) => until(fields.times(&start, context)?, moment),
        Some(Err(problem)) if is_mistake(&problem) => {
            let moment = fields.read_time(&end, Err(problem), |span| span.start);
            let times = fields.times(&start, context)?;
            match moment {
                Some(moment) => until(times, moment),
                None => times,
            }
        }
        _ => several(&times, &end.value, context)
            .or_else(|| parse_times(&written.value, context).ok())
            .unwrap_or(times),
    };
    Some(settle(fields, times, &written, Some(end.place), is_explained))
}

/// Whether an end is wrong, and not only unclear.
fn is_mistake(problem: &DateProblem) -> bool {
    use DateProblem::{NoSuchDay, NoSuchTime, WrongWeekday};
    matches!(problem, NoSuchDay { .. } | NoSuchTime { .. } | WrongWeekday { .. })
}

fn until(mut times: Times, end: Moment) -> Times {
    for slot in &mut times.slots {
        slot.span = TimeSpan { start: slot.span.start, end: Some(end) };
    }
    times
}

/// Starts on several days, with ends on the same days: 5月14日、15日 14:00 and 5月14日、15日 16:00.
fn several(starts: &Times, end: &str, context: &TimeContext) -> Option<Times> {
    let ends = parse_times(end, context).ok()?;
    let is_bare = |times: &Times| {
        times.doubt.is_none() && times.slots.iter().all(|slot| slot.span.end.is_none())
    };
    if !is_bare(starts) || !is_bare(&ends) || starts.slots.len() != ends.slots.len() {
        return None;
    }
    let pair = |(start, end): (&Slot, &Slot)| {
        let (from, to) = (start.span.start, end.span.start);
        let is_pair = from.date == to.date && from.time.is_some() && to.time > from.time;
        let span = TimeSpan { start: from, end: Some(to) };
        is_pair.then(|| Slot { span, remark: start.remark.clone() })
    };
    let slots: Option<Vec<Slot>> = starts.slots.iter().zip(&ends.slots).map(pair).collect();
    Some(Times { slots: slots?, ..starts.clone() })
}

/// The sessions that times make, and the report of what is not certain.
fn settle(
    fields: &mut Fields<'_>,
    times: Times,
    text: &Spanned<String>,
    end_place: Option<Place>,
    is_explained: bool,
) -> Told {
    if let Some(doubt) = times.doubt.as_ref().filter(|_| !is_explained) {
        fields.unclear_time(text, doubt);
    }
    let end_place = end_place.unwrap_or_else(|| text.place.clone());
    let session = |slot: Slot| Session {
        span: slot.span,
        remark: slot.remark,
        venue: None,
        capacity: None,
        capacity_text: None,
        note: None,
        status: None,
        start_place: text.place.clone(),
        end_place: end_place.clone(),
    };
    Told {
        sessions: times.slots.into_iter().map(session).collect(),
        written: one_line(&text.value),
        is_doubtful: times.doubt.is_some(),
        about: times.about.map(Moment::day),
    }
}
