//! Other people's code held behind a fence: its panics are answers, not the end.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What `work` gives; `None` if it panicked. For decoders of files from outside: what they work on
/// must not be used afterwards.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    let outer = IS_GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(outer);
    result.ok()
}

/// Whether a panic on this thread is about to be caught, so that it need not be reported.
pub fn is_guarded() -> bool {
    IS_GUARDED.get()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_answer_and_the_fence_goes_down_again() {
        assert_eq!(guarded(|| 7), Some(7));
        assert!(guarded(is_guarded) == Some(true));
        assert_eq!(guarded(|| panic!("a decoder's mistake")), None::<u8>);
        assert!(!is_guarded());
    }
}
