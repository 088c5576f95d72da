//! Whoever uses more never pays less for it, other things being equal. Two things may turn that round, and
//! are told apart here: bands that reprice the whole quantity (they are left out; `osuus check` warns of
//! them), and a rest of rounding whose carrier is chosen by use itself, which can be worth no more than the rest.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(clippy::indexing_slicing, reason = "a buyer that is not there fails the test")]

use osuus::agreement::{Agreement, Syntax};
use osuus::exact::Exact;
use osuus::facts::Facts;
use osuus::municipality::Register;
use osuus::period::Period;
use proptest::prelude::*;
use serde_json::{Value, json};

const CODES: [&str; 4] = ["a", "b", "c", "d"];

/// An agreement with one charge by use.
fn agreement(charge: &Value) -> Agreement {
    let buyers: Vec<Value> = CODES
        .iter()
        .map(|code| json!({ "code": code, "name": { "en": code } }))
        .collect();
    let text = json!({
        "format": 1, "id": "use", "currency": "EUR", "title": { "en": "Use" },
        "term": { "from": "2002-01-01", "to": "2002-12-31" },
        "buyers": { "scheme": "party", "list": buyers },
        "measures": [
            { "id": "use", "name": { "en": "Use" }, "unit": "client" },
            { "id": "size", "name": { "en": "Size" }, "unit": "resident" }],
        "charges": [charge],
    });
    Agreement::read(text.to_string().as_bytes(), Syntax::Json).unwrap()
}

/// What each pays, and what nobody carried.
fn paid(
    agreement: &Agreement,
    uses: [u32; 4],
    sizes: [u32; 4],
) -> Option<([Exact; 4], Exact)> {
    let mut rows = String::from("buyer,measure,period,value\n");
    for (place, code) in CODES.iter().enumerate() {
        rows += &format!(
            "{code},use,2002,{}\n{code},size,2002,{}\n",
            uses[place], sizes[place]
        );
    }
    let facts = Facts::from_csv(rows.as_bytes()).unwrap();
    let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
    // A pool without weights, or out of reach of its bounds, is refused.
    let statement = plan.evaluate(&facts).ok()?;
    let total = |code: &str| statement.bill(code).unwrap().total().clone();
    Some((CODES.map(total), statement.unallocated().clone()))
}

fn modes() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["half-up", "half-even", "half-down", "down", "up"])
}

/// A charge by rate, with any of the words that count and price a quantity.
fn by_rate() -> impl Strategy<Value = Value> {
    let words = (0..4_u8, 0..3_u8, 0..30_u32, 0..30_u32, 0..4_u8, modes(), 1..2000_u32);
    words.prop_map(|(counted, least, contracted, included, price, mode, cents)| {
        let days = json!({ "from": "2002-01-01", "to": "2002-12-31" });
        let with = |more: Value| {
            let mut entry = days.clone();
            for (name, value) in more.as_object().unwrap() {
                entry[name] = value.clone();
            }
            json!([entry])
        };
        let mut charge = json!({ "id": "fee", "name": { "en": "Fee" }, "kind": "rate",
            "measure": "use", "rounding": { "unit": "1", "mode": mode } });
        if counted > 0 {
            let parts = ["exact", "started", "full"][usize::from(counted) - 1];
            charge["counted"] = json!({ "size": "7", "into": "share", "parts": parts });
        }
        match least {
            0 => charge["contracted"] = json!(contracted.to_string()),
            1 => charge["included"] = json!(included.to_string()),
            _ => {}
        }
        let price_text = format!("{}.{:02}", cents / 100, cents % 100);
        let dearer = format!("{}", cents / 100 + 7);
        let bands = json!([{ "to": "10", "price": price_text }, { "price": dearer }]);
        match price {
            0 => charge["rates"] = with(json!({ "price": price_text })),
            1 | 2 => {
                charge["tariffs"] = with(json!({ "bands": bands }));
                charge["take"] = json!(["graduated", "fee"][usize::from(price) - 1]);
            }
            _ => {
                charge["rates"] = with(json!({ "price": price_text }));
                charge["limits"] = json!({ "minimum": "12.5", "maximum": "450" });
                charge["others"] = json!([{ "buyers": ["a"], "percent": "125" }]);
            }
        }
        charge
    })
}

/// Who carries the rest: whether use itself chooses it, and the term.
fn balances() -> impl Strategy<Value = (bool, Value)> {
    prop::sample::select(vec![
        (false, json!("largest-remainder")),
        (false, json!("first")),
        (false, json!("last")),
        (false, json!({ "buyer": "b" })),
        (false, json!({ "largest": "size" })),
        (false, json!({ "smallest": "size" })),
        (false, json!({ "descending": "size" })),
        (false, json!("nobody")),
        (true, json!({ "largest": "weight" })),
        (true, json!({ "smallest": "use" })),
        (true, json!({ "largest": "use", "rank": "2" })),
        (true, json!({ "descending": "weight" })),
    ])
}

/// A pool shared by use.
fn by_pool(pool: u32, unit: &str, mode: &str, balance: &Value) -> Value {
    json!({ "id": "fee", "name": { "en": "Fee" }, "kind": "pool", "key": { "measure": "use" },
        "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": pool.to_string() }],
        "rounding": { "unit": unit, "mode": mode, "balance": balance } })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn more_use_never_lowers_a_charge_by_rate(
        charge in by_rate(), uses in any::<[u8; 4]>(), more in 1..300_u32, who in 0..4_usize,
    ) {
        let agreement = agreement(&charge);
        let uses = uses.map(u32::from);
        let mut raised = uses;
        raised[who] += more;
        let (before, _) = paid(&agreement, uses, [1; 4]).unwrap();
        let (after, _) = paid(&agreement, raised, [1; 4]).unwrap();
        for place in 0..4 {
            if place == who {
                prop_assert!(after[place] >= before[place], "{charge} {uses:?} {raised:?}");
            } else {
                prop_assert_eq!(&after[place], &before[place]);
            }
        }
    }

    #[test]
    fn more_use_lowers_a_share_by_no_more_than_the_rest_that_use_chose_the_carrier_of(
        pool in 0..100_000_u32,
        unit in prop::sample::select(vec!["0.01", "1", "100"]),
        mode in modes(),
        (by_use, balance) in balances(),
        uses in any::<[u8; 4]>(),
        sizes in any::<[u8; 4]>(),
        more in 1..300_u32,
        who in 0..4_usize,
    ) {
        let uses = uses.map(|use_| u32::from(use_ / 8));
        let sizes = sizes.map(u32::from);
        let mut raised = uses;
        raised[who] += more;
        let shared = agreement(&by_pool(pool, unit, mode, &balance));
        let Some((before, _)) = paid(&shared, uses, sizes) else { return Ok(()) };
        let (after, _) = paid(&shared, raised, sizes).unwrap();
        let fall = &before[who] - &after[who];
        if !by_use {
            prop_assert!(fall <= Exact::zero(), "{pool} {unit} {mode} {balance} {uses:?} {raised:?} {sizes:?}: {fall}");
            return Ok(());
        }
        // What there was to carry is what nobody carries where nobody is to.
        let left = agreement(&by_pool(pool, unit, mode, &json!("nobody")));
        let rest = |uses| paid(&left, uses, sizes).unwrap().1.abs();
        let most = rest(uses).max(rest(raised));
        prop_assert!(fall <= most, "{pool} {unit} {mode} {balance} {uses:?} {raised:?}: {fall} > {most}");
    }
}
