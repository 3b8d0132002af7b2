#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| skillweek_fuzz::run("strip", bytes));
