use super::*;
use crate::period::date;

#[test]
fn the_law_is_read_and_has_two_caps() {
    let law = read().unwrap();
    assert_eq!(law.iter().map(|(_, cap)| cap).collect::<Vec<_>>(), [35, 30]);
    assert_eq!(law.on(date("2021-12-31").unwrap()), None);
    assert_eq!(law.on(date("2022-01-01").unwrap()), Some(35));
    assert_eq!(law.on(date("2099-12-31").unwrap()), Some(30));
}
