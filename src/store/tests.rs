//! The store under damage, with several writers, and beyond its size limit.

use super::*;
use proptest::prelude::*;

fn key(name: &str) -> Digest {
    Digest::of(name.as_bytes())
}

fn file_of(store: &Store, key: &Digest) -> PathBuf {
    store.places(key).next().unwrap()
}

fn make_older(store: &Store, key: &Digest, days: u64) {
    let file = File::options().write(true).open(file_of(store, key)).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_hours(24 * days)).unwrap();
}

#[test]
fn what_was_put_is_found_again_by_another_run() {
    let folder = tempfile::tempdir().unwrap();
    Store::open(folder.path()).put(&key("a"), b"bytes");
    let again = Store::open(folder.path());
    assert!(again.has(&key("a")));
    assert_eq!(again.get(&key("a")).unwrap(), b"bytes");
    assert_eq!(again.get(&key("b")), None);
    assert_eq!(again.refusal(), None);
}

#[test]
fn an_entry_under_another_name_is_none() {
    let store = Store::temporary().unwrap();
    store.put(&key("a"), b"bytes");
    let stolen = file_of(&store, &key("b"));
    fs::create_dir_all(stolen.parent().unwrap()).unwrap();
    fs::rename(file_of(&store, &key("a")), stolen).unwrap();
    assert_eq!(store.get(&key("b")), None);
}

#[test]
fn a_temporary_store_leaves_nothing() {
    let store = Store::temporary().unwrap();
    store.put(&key("a"), b"bytes");
    let folder = store.folder.clone();
    assert!(folder.is_dir());
    drop(store);
    assert!(!folder.exists());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn cut_or_changed_anywhere_an_entry_is_gone_and_can_be_made_again(
        payload in proptest::collection::vec(any::<u8>(), 0..200),
        at in any::<prop::sample::Index>(),
        bit in 0_u8..8,
        is_cut in any::<bool>(),
    ) {
        let store = Store::temporary().unwrap();
        store.put(&key("a"), &payload);
        let file = file_of(&store, &key("a"));
        let mut bytes = fs::read(&file).unwrap();
        let at = at.index(bytes.len());
        if is_cut { bytes.truncate(at) } else { bytes[at] ^= 1 << bit }
        fs::write(&file, &bytes).unwrap();
        prop_assert_eq!(store.get(&key("a")), None);
        prop_assert!(!file.exists());
        store.put(&key("a"), &payload);
        prop_assert_eq!(store.get(&key("a")), Some(payload));
    }
}

#[test]
fn bytes_behind_the_end_are_damage_too() {
    let store = Store::temporary().unwrap();
    store.put(&key("a"), b"bytes");
    let file = file_of(&store, &key("a"));
    let longer = [fs::read(&file).unwrap(), b"x".to_vec()].concat();
    fs::write(&file, longer).unwrap();
    assert_eq!(store.get(&key("a")), None);
}

#[test]
fn writers_at_the_same_time_leave_whole_entries() {
    let folder = tempfile::tempdir().unwrap();
    let payload = vec![7_u8; 100_000];
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let store = Store::open(folder.path());
                for number in 0..20 {
                    store.put(&key(&number.to_string()), &payload);
                    assert_eq!(store.get(&key(&number.to_string())).unwrap(), payload);
                }
            });
        }
    });
    let files = walkdir::WalkDir::new(folder.path()).into_iter().flatten();
    assert_eq!(files.filter(|entry| entry.file_type().is_file()).count(), 20);
}

#[test]
fn what_was_not_used_for_longest_goes_first() {
    let folder = tempfile::tempdir().unwrap();
    let before = Store::open(folder.path());
    for (name, days) in [("old", 9), ("older", 20), ("new", 2), ("oldest but used", 30)] {
        before.put(&key(name), &[0; 1000]);
        make_older(&before, &key(name), days);
    }
    let store = Store::open(folder.path());
    assert!(store.has(&key("oldest but used")));
    store.trim(2200);
    let left = |name: &str| file_of(&store, &key(name)).exists();
    assert!(left("new") && left("oldest but used") && !left("old") && !left("older"));
    store.trim(0);
    assert!(!left("new") && left("oldest but used"));
}

#[test]
fn a_use_is_noted_once_a_day() {
    let store = Store::temporary().unwrap();
    store.put(&key("a"), b"bytes");
    make_older(&store, &key("a"), 3);
    let time = || fs::metadata(file_of(&store, &key("a"))).unwrap().modified().unwrap();
    let long_ago = time();
    store.get(&key("a")).unwrap();
    let noted = time();
    assert!(noted > long_ago + Duration::from_hours(48));
    store.get(&key("a")).unwrap();
    assert_eq!(time(), noted);
}

#[test]
fn what_a_killed_build_began_is_cleared_away() {
    let store = Store::temporary().unwrap();
    store.put(&key("a"), b"bytes");
    let folder = file_of(&store, &key("a")).parent().unwrap().to_owned();
    let (fresh, abandoned) = (folder.join("unfinished-1-1"), folder.join("unfinished-1-2"));
    fs::write(&fresh, "x").unwrap();
    let file = File::create(&abandoned).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_hours(30)).unwrap();
    drop(file);
    store.trim(u64::MAX);
    assert!(fresh.exists() && !abandoned.exists());
}

#[test]
fn what_others_put_into_the_folder_stays() {
    let store = Store::temporary().unwrap();
    let folder = store.folder.join("ab");
    fs::create_dir_all(&folder).unwrap();
    let foreign = ["notes.txt", "cdef", "unfinished-thesis.docx", "unfinished-1-x"];
    for name in foreign {
        let mut file = File::create(folder.join(name)).unwrap();
        file.write_all(b"mine").unwrap();
        file.set_modified(SystemTime::now() - Duration::from_hours(300)).unwrap();
    }
    store.trim(0);
    assert!(foreign.iter().all(|name| folder.join(name).exists()));
}

#[test]
fn a_folder_that_takes_nothing_is_read_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    // A file in place of the store's folder: not even root can write below it.
    let file = folder.path().join("store");
    fs::write(&file, "in the way").unwrap();
    let store = Store::open(&file);
    store.put(&key("a"), b"bytes");
    assert!(store.refusal().is_some());
    assert_eq!(store.get(&key("a")).unwrap(), b"bytes");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
