//! The sentences of explanations, word by word, in the three languages.

use super::*;
use crate::agreement::{Agreement, Syntax};
use crate::facts::Facts;
use crate::municipality::Register;
use crate::period::Period;

/// Three who share a cost by their hours; `more` stands in the charge.
fn pool(more: &str) -> String {
    AGREEMENT.replace("MORE", more)
}

const AGREEMENT: &str = r#"{
  "format": 1, "id": "heat", "currency": "EUR", "title": { "en": "Heat" },
  "term": { "from": "2002-01-01", "to": "2002-12-31" },
  "buyers": { "scheme": "party", "list": [
    { "code": "a", "name": { "en": "Aland" } }, { "code": "b", "name": { "en": "Bro" } },
    { "code": "c", "name": { "en": "Citala" } }] },
  "units": [{ "id": "hour", "one": { "fi": "tunti", "sv": "timme", "en": "hour" },
    "many": { "fi": "tuntia", "sv": "timmar", "en": "hours" } }],
  "measures": [
    { "id": "use", "name": { "fi": "Käyttö", "en": "Use" }, "unit": "hour", "missing": "zero" },
    { "id": "cost", "name": { "en": "Cost" }, "unit": "EUR", "of": "agreement" }],
  "charges": [{ "id": "heat", "name": { "en": "Heat" }, "kind": "pool", "measure": "cost",
    "key": { "measure": "use" } MORE }]
}"#;

/// The hours of each, in their order, and the cost.
fn explained(agreement: &str, hours: [&str; 3], cost: &str, buyer: &str) -> Explanation {
    let agreement = Agreement::read(agreement.as_bytes(), Syntax::Json).unwrap();
    let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
    let [a, b, c] = hours;
    let facts = format!(
        "buyer,measure,period,value\na,use,2002,{a}\nb,use,2002,{b}\nc,use,2002,{c}\n,cost,2002,{cost}\n"
    );
    let facts = Facts::from_csv(facts.as_bytes()).unwrap();
    plan.evaluate(&facts).unwrap().explain(Some(buyer)).unwrap()
}

/// The texts of every figure, with blanks that may break.
fn texts(explanation: &Explanation, lang: Lang) -> Vec<String> {
    fn all(figure: &Figure, texts: &mut Vec<String>) {
        texts.push(figure.text.replace('\u{a0}', " "));
        figure.inputs.iter().for_each(|input| all(input, texts));
    }
    let mut found = Vec::new();
    all(&explanation.figure(lang), &mut found);
    found
}

/// What is said of the share.
fn share(explanation: &Explanation, lang: Lang) -> String {
    texts(explanation, lang).swap_remove(1)
}

const DOWN: &str = r#", "rounding": { "mode": "down" }"#;

/// 100.01 by three: 33.33 each, and two cents are left.
#[test]
fn the_cents_that_are_left_are_handed_out_in_order() {
    let even = ["1", "1", "1"];
    let told = |buyer, lang| share(&explained(&pool(DOWN), even, "100.01", buyer), lang);
    assert_eq!(
        told("b", Lang::Fi),
        "Tarkka osuus on 100,01 € × 1 tunti / 3 tuntia = 10001/300 €. Pyöristettynä nollaa kohti, \
         yksikkö 0,01 €: 33,33 €. Pyöristyksestä jää jaettavaksi 0,02 €. Se annetaan sentti \
         kerrallaan niille, joiden tarkasta osuudesta pyöristys vei eniten. Tämä maksaja on \
         järjestyksessä 2. ja saa 0,01 €: 33,34 €. Seuraavana olisi ollut Citala."
            .replace("10001/300", &fraction("10001/300", Lang::Fi))
    );
    assert_eq!(
        told("b", Lang::Sv),
        "Den exakta andelen är 100,01 € × 1 timme / 3 timmar = 10001/300 €. Avrundat mot noll, \
         enhet 0,01 €: 33,33 €. Avrundningen lämnar 0,02 € att fördela. Det delas ut en cent i \
         taget till dem vars exakta andel avrundningen minskade mest. Den här betalaren är nummer \
         2 i ordningen och får 0,01 €: 33,34 €. Näst i tur var Citala."
            .replace("10001/300", &fraction("10001/300", Lang::Sv))
    );
    assert_eq!(
        told("b", Lang::En),
        "The exact share is €100.01 × 1 hour / 3 hours = €10001/300. Rounded towards zero in units \
         of €0.01: €33.33. Rounding leaves €0.02 to hand out. It is handed out a cent at a time to \
         those whose exact share lost most by rounding. This buyer is number 2 in the order and \
         gets €0.01: €33.34. Next in turn was Citala."
            .replace("10001/300", &fraction("10001/300", Lang::En))
    );
    for (lang, words) in [
        (
            Lang::Fi,
            "Tämä maksaja on järjestyksessä 3., eikä eroa riittänyt sille: 33,33 €.",
        ),
        (
            Lang::Sv,
            "Den här betalaren är nummer 3 i ordningen, och skillnaden räckte inte så långt: 33,33 €.",
        ),
        (
            Lang::En,
            "This buyer is number 3 in the order, and nothing was left for it: €33.33.",
        ),
    ] {
        let text = told("c", lang);
        assert!(text.ends_with(words), "{text}");
    }
}

/// A fraction as figures are written.
fn fraction(text: &str, lang: Lang) -> String {
    let (above, below) = text.split_once('/').unwrap();
    let of = |text: &str| -> crate::exact::Exact { text.parse().unwrap() };
    let exact = of(above).divided_by(&of(below)).unwrap();
    crate::format::number(&exact, 2, lang).replace('\u{a0}', " ")
}

/// By 3, 3 and 1 hours of 7: 42.86, 42.86 and 14.29 are a cent too much; Bro was rounded up most.
#[test]
fn a_cent_too_much_is_taken_back() {
    let hours = ["3", "3", "1"];
    for (lang, order, own) in [
        (
            Lang::Fi,
            "Pyöristyksestä tulee 0,01 € liikaa. Se vähennetään luettelon viimeiseltä.",
            "Tämä maksaja on järjestyksessä 1., ja siltä vähennetään 0,01 €: 14,28 €.",
        ),
        (
            Lang::Sv,
            "Avrundningen ger 0,01 € för mycket. Det avdras från den sista i listan.",
            "Den här betalaren är nummer 1 i ordningen, och 0,01 € avdras: 14,28 €.",
        ),
        (
            Lang::En,
            "Rounding gives €0.01 too much. It is taken back from the last of the list.",
            "This buyer is number 1 in the order, and €0.01 is taken back: €14.28.",
        ),
    ] {
        let last = pool(r#", "rounding": { "balance": "last" }"#);
        let text = share(&explained(&last, hours, "100", "c"), lang);
        assert!(text.contains(order) && text.contains(own), "{text}");
        let nobody = pool(r#", "rounding": { "balance": "nobody" }"#);
        let text = share(&explained(&nobody, hours, "100", "c"), lang);
        let words = lang.choose(
            "Pyöristysero −0,01 € jää jakamatta.",
            "Avrundningsskillnaden −0,01 € förblir ofördelad.",
            "The rounding difference −€0.01 stays unallocated.",
        );
        assert!(text.ends_with(words), "{text}");
        // Of what is paid back the same cent is credited too much.
        let text = share(&explained(&last, hours, "-100", "c"), lang);
        let words = lang.choose(
            "ja sen hyvityksestä vähennetään 0,01 €: −14,28 €.",
            "och 0,01 € avdras från krediteringen: −14,28 €.",
            "and €0.01 is taken back from its credit: −€14.28.",
        );
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn every_order_of_carriers_has_its_sentence() {
    for (balance, fi, sv, en) in [
        (
            r#""first""#,
            "Sen saa luettelon ensimmäinen.",
            "Det går till den första i listan.",
            "It goes to the first of the list.",
        ),
        (
            r#""last""#,
            "Sen saa luettelon viimeinen.",
            "Det går till den sista i listan.",
            "It goes to the last of the list.",
        ),
        (
            r#"{ "largest": "weight" }"#,
            "Sen saa se, jonka paino on suurin.",
            "Det går till den vars vikt är störst.",
            "It goes to whoever has the largest weight.",
        ),
        (
            r#"{ "smallest": "use" }"#,
            "Sen saa se, jonka ”Käyttö” on pienin.",
            "Det går till den vars ”Use” är minst.",
            "It goes to whoever has the smallest “Use”.",
        ),
        (
            r#"{ "largest": "use", "rank": "2" }"#,
            "Sen saa se, jonka ”Käyttö” on toiseksi suurin.",
            "Det går till den vars ”Use” är näst störst.",
            "It goes to whoever has the second largest “Use”.",
        ),
        (
            r#"{ "smallest": "weight", "rank": "3" }"#,
            "Sen saa se, jonka paino on kolmanneksi pienin.",
            "Det går till den vars vikt är tredje minst.",
            "It goes to whoever has the third smallest weight.",
        ),
        (
            r#"{ "descending": "weight" }"#,
            "Se annetaan sentti kerrallaan, ensin sille, jonka paino on suurin.",
            "Det delas ut en cent i taget, först till den vars vikt är störst.",
            "It is handed out a cent at a time, to the largest weight first.",
        ),
        (r#"{ "buyer": "b" }"#, "Sen saa Bro.", "Det går till Bro.", "It goes to Bro."),
        (
            r#""nobody""#,
            "Pyöristysero 0,02 € jää jakamatta.",
            "Avrundningsskillnaden 0,02 € förblir ofördelad.",
            "The rounding difference €0.02 stays unallocated.",
        ),
    ] {
        let rounding =
            pool(&format!(r#", "rounding": {{ "mode": "down", "balance": {balance} }}"#));
        let explanation = explained(&rounding, ["1", "1", "1"], "100.01", "a");
        for (lang, words) in [(Lang::Fi, fi), (Lang::Sv, sv), (Lang::En, en)] {
            let text = share(&explanation, lang);
            assert!(text.contains(words), "{text}");
        }
    }
}

#[test]
fn nothing_is_left_where_nothing_was_rounded() {
    for (lang, words) in [
        (
            Lang::Fi,
            "Se on jo yksikön 0,01 € tarkkuudella; ei pyöristettävää. Pyöristys ei jättänyt eroa.",
        ),
        (
            Lang::Sv,
            "Den är redan jämnt delbar med 0,01 €; inget att avrunda. Avrundningen lämnar ingen skillnad.",
        ),
        (
            Lang::En,
            "It is already in whole units of €0.01; nothing to round. Rounding leaves nothing over.",
        ),
    ] {
        let text = share(&explained(&pool(""), ["3", "3", "1"], "7", "a"), lang);
        assert!(text.ends_with(words), "{text}");
    }
}

/// 1 000 by 1, 1 and 8 with at least 150.50 each, in whole euros: 151, 151 and 698.
#[test]
fn a_bound_that_is_met_is_named_in_whole_units() {
    let floors = pool(r#", "bounds": { "floor": "150.5" }, "rounding": { "unit": "1" }"#);
    let told =
        |buyer, lang| share(&explained(&floors, ["1", "1", "8"], "1000", buyer), lang);
    for (lang, words) in [
        (
            Lang::Fi,
            "Jakoperusteen mukaan 1 000,00 € × 1 tunti / 10 tuntia = 100,00 €; alaraja 151,00 € \
             (150,50 € pyöristettynä ylöspäin täysiin yksiköihin) nostaa osuuden siihen.",
        ),
        (
            Lang::Sv,
            "Enligt nyckeln 1 000,00 € × 1 timme / 10 timmar = 100,00 €; golvet höjer andelen till \
             151,00 € (150,50 € avrundat uppåt till hela enheter).",
        ),
        (
            Lang::En,
            "By the key €1,000.00 × 1 hour / 10 hours = €100.00; the floor raises it to €151.00 \
             (€150.50 rounded up to whole units).",
        ),
    ] {
        let text = told("a", lang);
        assert!(text.starts_with(words), "{text}");
    }
    let text = told("c", Lang::En);
    assert!(
        text.contains("= €800.00; after the bounds of the others €698.00."),
        "{text}"
    );
    let root = explained(&floors, ["1", "1", "8"], "1000", "a").figure(Lang::Fi);
    let labels: Vec<&str> =
        root.inputs[0].inputs.iter().map(|input| input.label.as_str()).collect();
    assert_eq!(labels, ["Cost", "Käyttö", "Alaraja"]);
}

/// Half of the time, in two bands, and at most 3 €.
#[test]
fn a_number_that_is_counted_is_not_said_to_be_stated() {
    let steps = AGREEMENT.replace("MORE", "").replace(
        r#""charges": ["#,
        r#""steps": [
          { "id": "banded", "name": { "en": "Banded" }, "tiers": "use",
            "bands": [{ "to": "1", "price": "2.5" }, { "price": "2" }] },
          { "id": "part", "name": { "en": "Part" }, "prorate": "banded", "by": "months",
            "members": [{ "buyer": "a", "from": "2002-07-01" }] },
          { "id": "at-most", "name": { "en": "At most" }, "least": ["part", "3"] }],
        "charges": [{ "id": "part-charge", "name": { "en": "Part" }, "kind": "step",
          "amount": "at-most" }, "#,
    );
    let explanation = explained(&steps, ["3", "1", "1"], "7", "a");
    for (lang, words) in [
        (
            Lang::Fi,
            [
                "Pienempi luvuista 3,25 € ja 3,00 €: 3,00 €.",
                "Portaittain: 1 tunti × 2,50 €/tunti + 2 tuntia × 2,00 €/tunti = 6,50 €.",
                "Kuukaudet, joina maksaja on jäsen.",
                "Laskutettavan ajan pituus.",
                "Sopimuksessa annettu luku.",
            ],
        ),
        (
            Lang::Sv,
            [
                "Det mindre av 3,25 € och 3,00 €: 3,00 €.",
                "Stegvis: 1 timme × 2,50 €/timme + 2 timmar × 2,00 €/timme = 6,50 €.",
                "Månader då betalaren är medlem.",
                "Den fakturerade tidens längd.",
                "Anges i avtalet.",
            ],
        ),
        (
            Lang::En,
            [
                "The lesser of €3.25 and €3.00: €3.00.",
                "Band by band: 1 hour × €2.50/hour + 2 hours × €2.00/hour = €6.50.",
                "Months in which the buyer belongs.",
                "Length of the billed time.",
                "Stated in the agreement.",
            ],
        ),
    ] {
        let found = texts(&explanation, lang);
        for words in words {
            assert!(found.iter().any(|text| text == words), "{words}: {found:?}");
        }
    }
}

#[test]
fn what_stands_in_no_earlier_statement_is_counted_as_zero() {
    for (lang, paid, missing) in [
        (
            Lang::Fi,
            "Maksu ”Hoito” vuoden 2023 laskelmasta (t).",
            "Aiemmassa laskelmassa (t, 2023) ei ole tätä lukua; sopimuksen mukaan se lasketaan nollaksi.",
        ),
        (
            Lang::Sv,
            "Avgiften ”Hoito” enligt uträkningen för 2023 (t).",
            "Ingen tidigare uträkning (t, 2023) anger det; enligt avtalet räknas det som noll.",
        ),
        (
            Lang::En,
            "The charge “Hoito” by the statement of 2023 (t).",
            "No earlier statement (t, 2023) gives this figure; the agreement counts it as zero.",
        ),
    ] {
        assert_eq!(wording::prior("t", "2023", Some("Hoito"), lang), paid);
        assert_eq!(wording::not_paid("t", "2023", lang), missing);
    }
    assert_eq!(
        wording::prior("t", "2023", None, Lang::En),
        "The whole bill by the statement of 2023 (t)."
    );
}

#[test]
fn one_is_not_told_as_several() {
    use crate::plan::Over;
    let sum = |count, over, lang| wording::over_all(count, over, "1", lang);
    assert_eq!(sum(1, Over::Parties, Lang::En), "The sum over 1 buyer: 1.");
    assert_eq!(sum(2, Over::Areas(0), Lang::En), "The sum over 2 areas: 1.");
    assert_eq!(sum(1, Over::Areas(0), Lang::Sv), "Summan av 1 område: 1.");
    let least = |all: &[&str]| wording::least(all, "1", Lang::En);
    assert_eq!(least(&["2", "1"]), "The lesser of 2 and 1: 1.");
    assert_eq!(least(&["2", "1", "3"]), "The least of 2; 1; 3: 1.");
}
