//! Who decides, and by when: expected days are counted on a calendar by hand.

use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::period::Span;
use crate::placement::{
    Child, Delegation, Due, Purpose, Responsibility, Times, Urgency, View,
};
use crate::text::Lang;

fn law(case: &Case) -> Decision {
    case.decide(&Rules::default()).unwrap()
}

fn aged(age: u8, view: View) -> Child {
    Child { age: Some(Age::Years(age)), view: Some(view) }
}

fn days(decision: &Decision) -> Vec<(Due, Option<Date>)> {
    decision.deadlines().iter().map(|one| (one.due, one.day)).collect()
}

fn lacks(decision: &Decision) -> Vec<&'static str> {
    decision.lacking().iter().map(|one| one.input()).collect()
}

fn emergency(on: Date, placed: Date, applied: Option<Date>) -> Decision {
    let times = Times { on: Some(on), placed: Some(placed), applied, ..Times::default() };
    law(&Case::new(Matter::EmergencyPlacement).at(times))
}

#[test]
fn thirty_days_are_counted_from_the_older_day() {
    for (on, placed, last) in [
        // January has 31 days: day 30 from its first is the 30th.
        (date(2023, 1, 1), date(2023, 1, 1), date(2023, 1, 30)),
        // Placed the day before: 31 January is day 1, and 28 days of February are 2 to 29.
        (date(2023, 2, 1), date(2023, 1, 31), date(2023, 3, 1)),
        // The same in a leap year, whose 29 February is day 30.
        (date(2024, 2, 1), date(2024, 1, 31), date(2024, 2, 29)),
        // The decision is older: December has 7 days from the 25th, January the other 23.
        (date(2023, 12, 25), date(2023, 12, 28), date(2024, 1, 23)),
    ] {
        let decision = emergency(on, placed, None);
        assert_eq!(
            days(&decision),
            [(Due::EmergencyEnds, Some(last)), (Due::ApplyBy, Some(last))]
        );
        assert_eq!(decision.verdict(), Verdict::Told);
    }
}

#[test]
fn an_application_in_time_leaves_no_last_day() {
    let (on, last) = (date(2024, 1, 31), date(2024, 2, 29));
    for (applied, ends, remark) in [
        (date(2024, 1, 31), None, None),
        (last, None, None),
        (date(2024, 3, 1), Some(last), Some("applied-late")),
        (date(2024, 1, 30), Some(last), Some("applied-before")),
    ] {
        let decision = emergency(on, on, Some(applied));
        assert_eq!(decision.deadlines()[0].day, ends, "{applied}");
        let said = decision.caveats().iter().map(Caveat::id);
        let said: Vec<_> = said.filter(|id| id.starts_with("applied")).collect();
        assert_eq!(said, remark.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn an_extension_follows_the_first_period() {
    let times = Times {
        on: Some(date(2024, 2, 20)),
        placed: Some(date(2024, 1, 31)),
        emergency: Some(date(2024, 2, 1)),
        applied: None,
    };
    let case = Case::new(Matter::EmergencyExtension).at(times);
    let decision = law(&case);
    // 29 February is day 30; March has 31 days, so that day 30 of the extension is 30 March.
    let expected = [
        (Due::ExtensionBegins, Some(date(2024, 3, 1))),
        (Due::ExtensionEnds, Some(date(2024, 3, 30))),
    ];
    assert_eq!(days(&decision), expected);
    assert_eq!(decision.decided_by(), Some(Decider::AuthorisedOfficer));
    let unverified = decision.caveats().iter().find(|one| one.id() == "extension");
    assert!(!unverified.unwrap().is_verified());
    let late = Times { on: Some(date(2024, 3, 1)), ..times };
    let late = law(&Case::new(Matter::EmergencyExtension).at(late));
    assert!(late.caveats().iter().any(|one| one.id() == "extended-late"));
    let before = Times { on: Some(date(2024, 1, 30)), ..times };
    let before = Case::new(Matter::EmergencyExtension).at(before);
    let problems = before.decide(&Rules::default()).unwrap_err();
    assert_eq!(problems.iter().next().unwrap().code(), Code::DaysOutOfOrder);
}

#[test]
fn whoever_objects_or_is_not_heard_brings_it_before_the_court() {
    use View::{Consents, Objects, Unheard};
    let court = Some(Decider::Court);
    let leading = Some(Decider::LeadingOfficer);
    for (guardians, age, child, decider) in [
        (vec![Consents], 12, Consents, leading),
        (vec![Consents], 12, Objects, court),
        (vec![Consents], 12, Unheard, court),
        (vec![Consents], 11, Objects, leading),
        (vec![Consents], 11, Unheard, leading),
        (vec![Objects], 11, Consents, court),
        (vec![Unheard], 17, Consents, court),
        (vec![Consents, Consents], 17, Consents, leading),
        (vec![Consents, Objects], 17, Consents, court),
        (vec![Unheard, Consents], 17, Consents, court),
    ] {
        let case = Case::new(Matter::TakingIntoCare)
            .with_guardians(guardians.clone())
            .of_child(aged(age, child));
        let decision = law(&case);
        assert_eq!(decision.decided_by(), decider, "{guardians:?} {age} {child:?}");
        assert_eq!(decision.verdict(), Verdict::Told);
        let section = if decider == court { "43 § 2 mom." } else { "43 § 1 mom." };
        assert!(decision.basis()[0].get(Lang::Fi).ends_with(section));
        let heard = decision.caveats().iter().find(|one| one.id() == "under-12");
        assert_eq!(heard.is_some(), age < 12);
        assert!(heard.is_none_or(|one| !one.is_verified()));
    }
}

#[test]
fn what_is_not_known_is_named_and_not_guessed() {
    let case = Case::new(Matter::TakingIntoCare);
    assert_eq!(lacks(&law(&case)), ["guardians", "born", "child"]);
    assert_eq!(law(&case).decided_by(), None);
    // An objection settles it, whatever else is not known.
    let objected = law(&case.clone().with_guardians([View::Objects]));
    assert_eq!((objected.decided_by(), lacks(&objected)), (Some(Decider::Court), vec![]));
    // What a child of unknown age says counts only from 12 on.
    let child = Child { age: None, view: Some(View::Objects) };
    let decision = law(&case.clone().with_guardians([View::Consents]).of_child(child));
    assert_eq!(lacks(&decision), ["born"]);
    let born =
        Child { age: Some(Age::Born(date(2012, 3, 1))), view: Some(View::Objects) };
    let decision = law(&case.with_guardians([View::Consents]).of_child(born));
    assert_eq!(lacks(&decision), ["on"]);
    assert_eq!(lacks(&law(&Case::new(Matter::EmergencyPlacement))), ["on", "placed"]);
    let extension = law(&Case::new(Matter::EmergencyExtension));
    assert_eq!(lacks(&extension), ["emergency", "placed"]);
    assert_eq!(lacks(&law(&Case::new(Matter::PlaceChoice))), ["agreement"]);
    let open = law(&Case::new(Matter::OpenCarePlacement));
    assert_eq!(lacks(&open), ["guardians", "born", "child", "purpose"]);
    assert_eq!(open.verdict(), Verdict::Open);
}

#[test]
fn a_placement_in_open_care_wants_consent_and_a_purpose() {
    let case = |guardian, child, purpose| {
        let case = Case::new(Matter::OpenCarePlacement).with_guardians([guardian]);
        law(&case.of_child(child).to(purpose))
    };
    let (yes, no) = (View::Consents, View::Objects);
    let reasons = |decision: &Decision| -> Vec<&str> {
        decision.reasons().iter().map(|one| one.as_str()).collect()
    };
    let possible = case(yes, aged(12, yes), Purpose::Assess);
    assert_eq!(possible.verdict(), Verdict::Told);
    assert_eq!(possible.decided_by(), Some(Decider::DelegatedOfficer));
    assert_eq!(case(yes, aged(11, no), Purpose::Together).verdict(), Verdict::Told);
    for (decision, expected) in [
        (case(no, aged(12, yes), Purpose::Assess), vec!["guardian-consent"]),
        (case(yes, aged(12, no), Purpose::TemporaryCare), vec!["child-consent"]),
        (case(yes, aged(12, View::Unheard), Purpose::Assess), vec!["child-consent"]),
        (case(yes, aged(3, yes), Purpose::Other), vec!["purpose"]),
        (case(yes, aged(18, yes), Purpose::Assess), vec!["of-age"]),
    ] {
        assert_eq!(reasons(&decision), expected);
        assert_eq!(decision.verdict(), Verdict::NotPossible);
        assert_eq!(decision.decided_by(), None);
    }
}

#[test]
fn two_different_persons_prepare_and_decide() {
    let case = |guardian, decider| {
        Case::new(Matter::TakingIntoCare)
            .with_guardians([guardian])
            .of_child(aged(15, View::Consents))
            .prepared_by("worker  A")
            .decided_by(decider)
    };
    let same = case(View::Consents, " Worker a").decide(&Rules::default());
    let problems = same.unwrap_err();
    assert_eq!(problems.iter().next().unwrap().code(), Code::SamePerson);
    assert!(!problems.to_string().to_lowercase().contains("worker a"));
    assert_eq!(law(&case(View::Consents, "worker B")).verdict(), Verdict::Told);
    // The court decides on the application of one of them.
    assert_eq!(law(&case(View::Objects, "worker A")).decided_by(), Some(Decider::Court));
}

#[test]
fn care_ends_at_eighteen() {
    for (born, day, leap) in [
        (date(2010, 6, 15), date(2028, 6, 15), false),
        // 2026 has no leap day.
        (date(2008, 2, 29), date(2026, 2, 28), true),
    ] {
        let child = Child { age: Some(Age::Born(born)), view: Some(View::Consents) };
        let times = Times { on: Some(date(2024, 5, 1)), ..Times::default() };
        let case = Case::new(Matter::TakingIntoCare).with_guardians([View::Consents]);
        let decision = law(&case.of_child(child).at(times));
        assert_eq!(days(&decision), [(Due::CareEnds, Some(day))]);
        let said = decision.caveats().iter().any(|one| one.id() == "leap-day");
        assert_eq!(said, leap);
    }
}

#[test]
fn twelve_is_reached_on_the_birthday() {
    let decider = |on| {
        let born = Some(Age::Born(date(2012, 5, 10)));
        let child = Child { age: born, view: Some(View::Objects) };
        let times = Times { on: Some(on), ..Times::default() };
        let case = Case::new(Matter::TakingIntoCare).with_guardians([View::Consents]);
        law(&case.of_child(child).at(times)).decided_by()
    };
    assert_eq!(decider(date(2024, 5, 9)), Some(Decider::LeadingOfficer));
    assert_eq!(decider(date(2024, 5, 10)), Some(Decider::Court));
}

fn rules() -> Rules {
    let responsibility = |matter, prepares: &str, decides: &str| Responsibility {
        matter,
        prepares: Some(Text::same(prepares)),
        chooses: None,
        decides: Some(Text::same(decides)),
        basis: None,
        citation: None,
    };
    let delegation = |officer: Option<&str>, from, to| Delegation {
        municipality: "853".into(),
        matter: Matter::EmergencyPlacement,
        officer: officer.map(Text::same),
        days: Span { from, to },
        citation: None,
    };
    let mut place = responsibility(Matter::PlaceChoice, "the worker", "the worker");
    place.chooses = Some(Text::same("the worker"));
    Rules {
        responsibilities: vec![
            responsibility(
                Matter::OpenCarePlacement,
                "the worker",
                "the delegated officer",
            ),
            responsibility(Matter::EmergencyPlacement, "the officer", "the officer"),
            place,
        ],
        delegations: vec![
            delegation(Some("the head of services"), None, Some(date(2010, 12, 31))),
            delegation(None, Some(date(2011, 1, 1)), None),
        ],
    }
}

#[test]
fn an_agreement_and_the_rules_of_a_municipality_name_the_officer() {
    let case = |municipality: &str, on| {
        let times = Times { on: Some(on), placed: Some(on), ..Times::default() };
        let case = Case::new(Matter::EmergencyPlacement).at(times);
        case.of_municipality(municipality).decide(&rules()).unwrap()
    };
    let who = |who: Option<&Who>| who.unwrap().text.get(Lang::En).to_owned();
    let told = case("853", date(2010, 12, 31));
    assert_eq!(who(told.decides()), "the head of services");
    assert_eq!(who(told.chooses()), "the worker");
    assert_eq!(told.verdict(), Verdict::Told);
    let not_stated = case("853", date(2011, 1, 1));
    assert_eq!(who(not_stated.decides()), "the officer");
    assert_eq!(lacks(&not_stated), ["delegations"]);
    assert!(not_stated.caveats().iter().any(|one| one.id() == "delegation-not-stated"));
    let other = case("680", date(2010, 1, 1));
    assert_eq!(lacks(&other), ["delegations"]);
    let nobody = Case::new(Matter::EmergencyPlacement).decide(&rules()).unwrap();
    assert_eq!(lacks(&nobody), ["on", "placed", "municipality"]);
    let chosen = Case::new(Matter::PlaceChoice).decide(&rules()).unwrap();
    assert_eq!(chosen.decided_by(), Some(Decider::ResponsibleWorker));
    let urgent = Case::new(Matter::OpenCarePlacement).urgent(Urgency::Urgent);
    assert_eq!(who(urgent.decide(&rules()).unwrap().prepares()), "the officer");
}

#[test]
fn what_plays_no_part_is_said() {
    let times = Times { applied: Some(date(2024, 1, 1)), ..Times::default() };
    let case = Case::new(Matter::PlaceChoice)
        .at(times)
        .with_guardians([View::Consents])
        .to(Purpose::Assess);
    let inputs = vec!["applied", "guardians", "purpose"];
    assert!(law(&case).caveats().contains(&Caveat::NoPart { inputs }));
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_i64..20_000)
        .prop_map(|number| date(1990, 1, 1).checked_add(number.days()).unwrap())
}

proptest! {
    #[test]
    fn an_emergency_placement_has_thirty_days(on in any_day(), placed in any_day()) {
        let last = emergency(on, placed, None).deadlines()[0].day.unwrap();
        let first = on.min(placed);
        prop_assert_eq!(last.duration_since(first).as_hours() / 24, 29);
        // Whatever is applied for inside them keeps it running, and nothing outside.
        for (offset, runs) in [(-1, false), (0, true), (29, true), (30, false)] {
            let applied = first.checked_add(i64::from(offset).days()).unwrap();
            let ends = emergency(on, placed, Some(applied)).deadlines()[0].day;
            prop_assert_eq!(ends.is_none(), runs);
        }
    }

    #[test]
    fn a_stronger_view_never_takes_a_case_from_the_court(
        guardians in prop::collection::vec(0_usize..3, 1..4), more in 0_usize..3, age in 0_u8..18, child in 0_usize..3,
    ) {
        let view = |place: usize| View::NAMES[place].1;
        let decide = |guardians: Vec<View>| {
            let case = Case::new(Matter::TakingIntoCare).with_guardians(guardians);
            law(&case.of_child(aged(age, view(child)))).decided_by()
        };
        let guardians: Vec<View> = guardians.into_iter().map(view).collect();
        let with: Vec<View> = guardians.iter().copied().chain([view(more)]).collect();
        if decide(guardians) == Some(Decider::Court) {
            prop_assert_eq!(decide(with), Some(Decider::Court));
        }
    }
}
