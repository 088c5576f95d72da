use super::*;
use crate::diagnostic::Diagnostics;
use crate::period::date;
use crate::read::rows::GivenTable;
use crate::text::Lang;

pub(super) fn csv(text: &str) -> GivenTable {
    GivenTable::Csv(text.to_owned())
}

pub(super) fn codes(problems: &Diagnostics) -> Vec<(&str, usize, usize)> {
    let one = |problem: &crate::diagnostic::Diagnostic| {
        let place = problem.position().unwrap();
        (place.line, place.column)
    };
    problems
        .iter()
        .map(|problem| (problem.code().as_str(), one(problem).0, one(problem).1))
        .collect()
}

fn keski_suomi(cap: u64) -> Caseload {
    // Document 002: clients of Keski-Suomi in all.
    let clients = "form,as,ages,count\nopen,,minor,1831\nafter-care,open,minor,60\n\
        substitute,,minor,675\nafter-care,,adult,749\n";
    let on = date("2024-03-01").unwrap();
    let caps = Caps::read(&csv(&format!("cap\n{cap}\n"))).unwrap();
    let clients = Clients::read(&csv(clients), &Workers::none(), on).unwrap();
    Caseload::new(on, &caps, Workers::none(), clients).with_posts(Exact::from(106))
}

#[test]
fn posts_at_least_for_the_minors_of_keski_suomi() {
    // 2566 / 30 = 85.5…, 2566 / 35 = 73.3…; 1891 / 30 = 63.03…, 675 / 30 = 22.5.
    assert_eq!(keski_suomi(30).posts_needed(Apart::Nothing), Some(86));
    assert_eq!(keski_suomi(35).posts_needed(Apart::Nothing), Some(74));
    let groups = keski_suomi(30).needed(Apart::Form).unwrap();
    let groups: Vec<_> =
        groups.iter().map(|one| (one.of.as_str(), one.clients, one.posts)).collect();
    assert_eq!(groups, [("open", 1891, 64), ("substitute", 675, 23)]);
}

#[test]
fn an_average_gives_no_verdict() {
    let caseload = keski_suomi(30);
    assert_eq!(caseload.verdict(), Overall::NotSaid);
    let text = caseload.report(&Asked::default()).to_text(Lang::En);
    assert!(text.contains("An average proves nothing"), "{text}");
    assert!(text.contains("about 24.2 clients a post"), "{text}");
}

#[test]
fn without_a_cap_there_is_no_verdict() {
    let on = date("2024-03-01").unwrap();
    let caps = Caps::read(&csv("from,cap\n2024-03-02,30\n")).unwrap();
    let workers = Workers::read(&csv("worker\nw1\n")).unwrap();
    let clients =
        Clients::read(&csv("worker,form,age,count\nw1,open,3,90\n"), &workers, on)
            .unwrap();
    let caseload = Caseload::new(on, &caps, workers, clients);
    assert_eq!(caseload.verdict(), Overall::NoCap);
    assert_eq!(caseload.loads()[0].verdict(), None);
    assert_eq!(caseload.assign(Within::Anywhere), None);
    assert_eq!(caseload.posts_needed(Apart::Nothing), None);
}

#[test]
fn an_empty_table_is_within_the_cap() {
    let on = date("2024-03-01").unwrap();
    let caps = Caps::read(&csv("cap\n30\n")).unwrap();
    let workers = Workers::read(&csv("worker\nw1\n")).unwrap();
    let caseload = Caseload::new(on, &caps, workers, Clients::none());
    assert_eq!(caseload.verdict(), Overall::Kept);
    assert_eq!(caseload.posts_needed(Apart::Form), Some(0));
}
