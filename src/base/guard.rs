//! Calls third-party code so that its panics are answers, not the end of the program.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// The result of `work`; `None` if it panicked. For decoders of untrusted files: values that `work`
/// used must not be used afterwards.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    let outer = IS_GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(outer);
    result.ok()
}

/// Whether a panic on this thread will be caught and need not be reported.
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
