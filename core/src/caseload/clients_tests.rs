use super::*;
use crate::caseload::tests::{codes, csv};
use crate::period::date;

fn read(table: &str) -> Result<Clients, Diagnostics> {
    let workers = Workers::read(&csv("worker,team,area\nw1,t1,north\n")).unwrap();
    Clients::read(&csv(table), &workers, date("2024-03-01").unwrap())
}

#[test]
fn minors_count_and_adults_do_not() {
    let table = "client,worker,form,born,age,ages\n\
        client-key-1,w1,open,2006-03-02,,\nclient-key-2,w1,after-care,2006-03-01,,\n\
        client-key-3,w1,substitute,,17,\nclient-key-4,w1,after-care,,18,\n\
        client-key-5,,open,,,minor\n";
    let clients = read(table).unwrap();
    assert_eq!((clients.minors(), clients.adults(), clients.waiting()), (3, 2, 1));
}

#[test]
fn what_is_wrong_is_told_at_its_place_and_without_what_stands_there() {
    let table = "client,count,worker,form,as,born,age\n\
        client-key-1,,w1,open,,,4\nclient-key-1,,w1,open,,,4\n\
        client-key-2,,w9,open,,,4\nclient-key-3,,w1,closed,,,4\n\
        client-key-4,,w1,open,closed,,4\nclient-key-5,,w1,open,,2024-03-02,\n\
        client-key-6,,w1,open,,2020-03-02,4\nclient-key-7,,w1,open,,,\n\
        client-key-8,2,w1,open,,,4\n,,w1,open,,,4\nclient-key-9,,w1,,,,4\n";
    let problems = read(table).unwrap_err();
    let expected = [
        ("client-twice", 3, 1),
        ("unknown-worker", 4, 15),
        ("not-a-choice", 5, 18),
        ("not-a-choice", 6, 23),
        ("born-later", 7, 24),
        ("age-not-stated", 8, 24),
        ("age-not-stated", 9, 24),
        ("client-or-count", 10, 1),
        ("client-or-count", 11, 1),
        ("empty-cell", 12, 18),
    ];
    let mut found = codes(&problems);
    found.sort_unstable_by_key(|one| one.1);
    assert_eq!(found, expected);
    let told = problems.to_string();
    for secret in ["client-key", "w9", "closed", "2024-03-02"] {
        assert!(!told.contains(secret), "{secret}: {told}");
    }
}

#[test]
fn a_client_has_the_team_and_area_of_the_worker_unless_its_own_are_said() {
    let clients =
        read("worker,form,age,count,team,area\nw1,open,4,2,,\n,open,4,1,t2,south\n")
            .unwrap();
    let found: Vec<_> = clients
        .all()
        .iter()
        .map(|one| (one.team.as_deref(), one.area.as_deref()))
        .collect();
    assert_eq!(found, [(Some("t1"), Some("north")), (Some("t2"), Some("south"))]);
}

#[test]
fn no_country_has_so_many() {
    let problems = read("form,age,count\nopen,4,600000\nopen,4,18446744073709551615\n");
    assert_eq!(codes(&problems.unwrap_err()), [("too-many-clients", 3, 8)]);
}
