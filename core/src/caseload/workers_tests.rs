use super::*;
use crate::caseload::tests::{codes, csv};

#[test]
fn posts_are_those_of_one_person() {
    let wrong = "worker,posts\nw1,0\nw2,-1\nw3,1.5\nw4,half\nw5,\n";
    let problems = Workers::read(&csv(wrong)).unwrap_err();
    assert_eq!(
        codes(&problems),
        [
            ("not-positive", 2, 4),
            ("not-positive", 3, 4),
            ("posts-of-several", 4, 4),
            ("not-a-decimal", 5, 4)
        ]
    );
}

#[test]
fn a_worker_stands_once() {
    let problems = Workers::read(&csv("worker\nw1\nw2\nw1\n")).unwrap_err();
    assert_eq!(codes(&problems), [("duplicate-row", 4, 1)]);
}

#[test]
fn forms_are_the_own_ones_or_those_of_the_team() {
    let table = "worker,team,forms\na,t1,open after-care\nb,t1,\nc,t2,\nd,,substitute\n";
    let workers = Workers::read(&csv(table)).unwrap();
    let takes = |name: &str| -> Vec<&str> {
        let worker = workers.get(workers.place(name).unwrap()).unwrap();
        let forms = Form::NAMES.iter().filter(|(_, form)| worker.takes(*form));
        forms.map(|(name, _)| *name).collect()
    };
    assert_eq!(takes("a"), ["open", "after-care"]);
    assert_eq!(takes("b"), ["open", "after-care"]);
    assert_eq!(takes("c"), ["open", "substitute", "after-care"]);
    assert_eq!(takes("d"), ["substitute"]);
}

#[test]
fn a_form_that_is_not_known_is_told() {
    let problems = Workers::read(&csv("worker,forms\na,open clsed\n")).unwrap_err();
    assert_eq!(codes(&problems), [("not-a-choice", 2, 3)]);
    let told = problems.to_string();
    assert!(
        told.contains("`clsed`") && told.contains("open, substitute, after-care"),
        "{told}"
    );
}
