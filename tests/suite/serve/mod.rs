//! `skillweek serve`, as a browser, an editor and an attacker meet it: the real program on a real port.

mod front;
mod harness;
mod live;
mod routing;
mod safety;
mod stopping;
mod storm;
