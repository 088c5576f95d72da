use super::*;
use crate::caseload::tests::csv;
use crate::caseload::{Caps, Clients, Workers};
use crate::period::date;

fn caseload(cap: u64, workers: &str, clients: &str) -> Caseload {
    let on = date("2024-03-01").unwrap();
    let caps = Caps::read(&csv(&format!("cap\n{cap}\n"))).unwrap();
    let workers = Workers::read(&csv(workers)).unwrap();
    let clients = Clients::read(&csv(clients), &workers, on).unwrap();
    Caseload::new(on, &caps, workers, clients)
}

fn told(assignment: &Assignment) -> Vec<(&str, &str, u64)> {
    assignment
        .proposals
        .iter()
        .map(|one| (one.from.as_deref().unwrap_or("-"), one.to.as_str(), one.count))
        .collect()
}

#[test]
fn one_move_mends_one_over_the_cap() {
    let mut workers = String::from("worker\n");
    let mut clients = String::from("worker,form,ages,count\n");
    for number in 1..=106 {
        workers += &format!("worker-{number:03}\n");
        let count = if number == 57 { 31 } else { 24 };
        clients += &format!("worker-{number:03},open,minor,{count}\n");
    }
    let assignment = caseload(30, &workers, &clients).assign(Within::Anywhere).unwrap();
    assert_eq!(told(&assignment), [("worker-057", "worker-001", 1)]);
    assert_eq!((assignment.moved(), assignment.unplaced.len()), (1, 0));
}

#[test]
fn a_move_makes_room_for_a_new_client_whom_only_one_may_serve() {
    // a serves both forms and is full with open care; the new client needs substitute care.
    let workers = "worker,forms\na,open substitute\nb,open\n";
    let clients = "client,worker,form,age\nclient-key-1,a,open,3\nclient-key-2,a,open,3\n\
        client-key-3,b,open,3\nclient-key-4,,substitute,3\n";
    let assignment = caseload(2, workers, clients).assign(Within::Anywhere).unwrap();
    assert_eq!(told(&assignment), [("-", "a", 1), ("a", "b", 1)]);
    assert_eq!(assignment.proposals[1].clients, ["client-key-1"]);
}

#[test]
fn what_has_no_place_is_told_with_the_posts_that_are_lacking() {
    let workers = "worker,forms\na,open\nb,open\n";
    let clients =
        "worker,form,age,count\na,open,3,5\nb,open,3,2\n,open,3,1\n,substitute,3,4\n";
    // Cap 2: b is full, a is over by 3; one new client of open care and four of substitute care wait.
    let assignment = caseload(2, workers, clients).assign(Within::Anywhere).unwrap();
    assert_eq!(told(&assignment), []);
    let left: Vec<_> = assignment
        .unplaced
        .iter()
        .map(|left| (left.worker.as_deref(), left.form, left.count))
        .collect();
    let expected = [
        (None, Some(Form::Open), 1),
        (None, Some(Form::Substitute), 4),
        (Some("a"), None, 3),
    ];
    assert_eq!(left, expected);
    // 8 clients at 2 each.
    assert_eq!(assignment.lacking, 4);
}

#[test]
fn moves_stay_within_the_team_or_the_area_when_asked_to() {
    let workers = "worker,team,area\na,t1,north\nb,t1,north\nc,t2,north\nd,t3,south\n";
    let clients = "worker,form,age,count\na,open,3,3\nb,open,3,2\nc,open,3,2\n";
    let caseload = caseload(2, workers, clients);
    let team = caseload.assign(Within::Team).unwrap();
    assert_eq!((team.moved(), team.unplaced.len()), (0, 1));
    let area = caseload.assign(Within::Area).unwrap();
    assert_eq!((area.moved(), area.unplaced.len()), (0, 1));
    let anywhere = caseload.assign(Within::Anywhere).unwrap();
    assert_eq!(told(&anywhere), [("a", "d", 1)]);
}

#[test]
fn new_clients_come_before_those_over_a_cap() {
    let workers = "worker\na\nb\n";
    let clients = "worker,form,age,count\na,open,3,3\nb,open,3,1\n,open,3,1\n";
    let assignment = caseload(2, workers, clients).assign(Within::Anywhere).unwrap();
    assert_eq!(told(&assignment), [("-", "b", 1)]);
    assert_eq!(assignment.unplaced[0].worker.as_deref(), Some("a"));
}

#[test]
fn too_many_pairs_are_not_searched() {
    let mut workers = String::from("worker\n");
    let mut clients = String::from("worker,form,age,count\n");
    for number in 0..1100 {
        workers += &format!("w{number}\n");
        clients += &format!("w{number},open,3,1\n");
    }
    assert_eq!(caseload(2, &workers, &clients).assign(Within::Anywhere), None);
}
