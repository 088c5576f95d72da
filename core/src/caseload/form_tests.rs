use super::*;
use crate::period::date;

fn ages(day: &str, born: &str) -> Option<Ages> {
    Ages::on(date(day).unwrap(), date(born).unwrap())
}

#[test]
fn the_eighteenth_birthday_ends_it() {
    assert_eq!(ages("2024-05-09", "2006-05-10"), Some(Ages::Minor));
    assert_eq!(ages("2024-05-10", "2006-05-10"), Some(Ages::Adult));
    assert_eq!(ages("2024-05-10", "2024-05-10"), Some(Ages::Minor));
}

#[test]
fn nobody_is_a_client_before_birth() {
    assert_eq!(ages("2024-05-09", "2024-05-10"), None);
}

#[test]
fn a_leap_day_is_over_on_the_first_of_march() {
    assert_eq!(ages("2026-02-28", "2008-02-29"), Some(Ages::Minor));
    assert_eq!(ages("2026-03-01", "2008-02-29"), Some(Ages::Adult));
}
