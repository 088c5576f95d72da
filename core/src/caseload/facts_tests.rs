use super::*;
use crate::caseload::tests::csv;
use crate::caseload::{Caps, Clients, Workers};
use crate::period::date;

fn caseload(clients: &str) -> Caseload {
    let on = date("2024-03-01").unwrap();
    let caps = Caps::read(&csv("cap\n30\n")).unwrap();
    let clients = Clients::read(&csv(clients), &Workers::none(), on).unwrap();
    Caseload::new(on, &caps, Workers::none(), clients)
}

#[test]
fn the_next_client_asks_for_a_post_only_where_one_is_full() {
    let clients = "form,ages,count,buyer\nopen,minor,30,a\nopen,minor,30,b\nsubstitute,minor,29,a\n";
    let caseload = caseload(clients);
    let next = caseload.next(Apart::Form, Payer::Buyer, &["a".into(), "b".into()]);
    let told: Vec<_> = next
        .iter()
        .map(|one| {
            let posts = one.then.posts_needed(Apart::Form).unwrap();
            (one.payer.as_str(), one.form, one.clients, posts)
        })
        .collect();
    // 60 of open care fill two posts, 29 of substitute care do not fill theirs.
    let expected = [
        ("a", Form::Open, 59, 4),
        ("a", Form::Substitute, 59, 3),
        ("b", Form::Open, 30, 4),
        ("b", Form::Substitute, 30, 3),
    ];
    assert_eq!(told, expected);
}

#[test]
fn the_next_client_of_a_buyer_goes_where_its_others_are_or_nowhere() {
    let clients = "form,ages,count,buyer,area\nopen,minor,30,a,north\nopen,minor,5,b,north\nopen,minor,5,b,south\n";
    let caseload = caseload(clients);
    let next = caseload.next(Apart::Area, Payer::Buyer, &["a".into(), "b".into()]);
    assert_eq!(next.len(), 1);
    assert_eq!(next[0].payer, "a");
    assert_eq!(next[0].then.posts_needed(Apart::Area), Some(3));
}

#[test]
fn a_client_without_a_payer_of_the_agreement_is_told_at_its_place() {
    let caseload = caseload(
        "form,ages,count,buyer\nopen,minor,3,a\nopen,minor,3,\nopen,minor,3,zz\n",
    );
    let problems = caseload.paid_by(Payer::Buyer, &["a".into()]).unwrap_err();
    let lines: Vec<usize> =
        problems.iter().map(|one| one.position().unwrap().line).collect();
    assert_eq!(lines, [3, 4]);
    assert!(!problems.to_string().contains("zz"));
}
