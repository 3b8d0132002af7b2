//! The program as people run it: a process with arguments, in a folder, with output and a status.

mod add;
mod build;
mod check;
mod harness;
mod help;
mod holes;
mod import;
mod new;
mod reference;
mod samples;
mod self_check;
mod theme;
mod together;
mod usage;
