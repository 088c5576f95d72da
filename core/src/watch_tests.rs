use super::{Go, Progress, Watch};
use crate::diagnostic::Code;

#[test]
fn work_is_told_of_and_stopped() {
    let mut told: Vec<Progress> = Vec::new();
    let mut until_two = |progress: Progress| {
        told.push(progress);
        if progress.done < 2 { Go::On } else { Go::Stop }
    };
    let mut watch = Watch::new(&mut until_two);
    let stopped = (0..5).find_map(|done| watch.step(done, Some(5)).err());
    assert_eq!(stopped.map(|problem| problem.code()), Some(Code::Stopped));
    assert_eq!(told.iter().map(|one| one.done).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn a_silent_watch_stops_nothing() {
    let mut watch = Watch::silent();
    assert!((0..5).all(|done| watch.step(done, None).is_ok()));
}
