//! The agreements that docs/steps.md shows are read, planned and worked out as they stand there.
#![cfg(feature = "toml")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use osuus::agreement::{Agreement, Syntax};
use osuus::facts::{Earlier, Facts};
use osuus::municipality::Register;
use osuus::period::Period;

/// What stands around the blocks of the page: buyers and the measures that they name.
const HEAD: &str = r#"
format = 1
id = "page"
currency = "EUR"
title = { en = "A page" }
term = { from = "2002-01-01", to = "2002-12-31" }

[buyers]
scheme = "party"
list = [
  { code = "992", name = { en = "A" } }, { code = "729", name = { en = "B" } },
  { code = "931", name = { en = "C" } }, { code = "182", name = { en = "D" } },
  { code = "249", name = { en = "E" } },
]

[[measures]]
id = "cost"
name = { en = "Cost" }
unit = "EUR"
of = "agreement"
[[measures]]
id = "grants"
name = { en = "Grants" }
unit = "EUR"
of = "agreement"
[[measures]]
id = "use"
name = { en = "Use" }
unit = "buyer"
[[measures]]
id = "population"
name = { en = "Population" }
unit = "resident"
[[measures]]
id = "clients"
name = { en = "Clients" }
unit = "client"
"#;

/// Costs of 1 000 less grants of 100; equal use, and 1 to 5 residents and clients.
fn facts() -> Facts {
    let mut table =
        String::from("buyer,measure,period,value\n,cost,2002,1000\n,grants,2002,100\n");
    for (code, count) in ["992", "729", "931", "182", "249"].iter().zip(1..) {
        for (measure, value) in [("use", 1), ("population", count), ("clients", count)] {
            table += &format!("{code},{measure},2002,{value}\n");
        }
    }
    Facts::from_csv(table.as_bytes()).unwrap()
}

/// The bills of an agreement of the page's measures and a block of it.
fn bills(block: &str) -> Vec<String> {
    let text = format!("{HEAD}\n{block}");
    let agreement = Agreement::read(text.as_bytes(), Syntax::Toml).unwrap();
    let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
    let statement = plan.evaluate(&facts()).unwrap();
    statement.bills().iter().map(|bill| bill.total().to_string()).collect()
}

#[test]
fn the_blocks_of_the_page_on_steps_work() {
    let page = include_str!("../../docs/steps.md");
    let blocks: Vec<&str> = page
        .split("```toml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    let [mixed, areas] = blocks.as_slice() else { panic!("{} blocks", blocks.len()) };
    // 900 by 0.6/5 for use and 0.4/15 for each resident: 108 and 24 for each resident.
    assert_eq!(bills(mixed), ["132", "156", "180", "204", "228"]);
    let charge = "[[charges]]\nid = \"all\"\nname = { en = \"All\" }\nkind = \"step\"\n";
    let areas = format!("{areas}\n{charge}amount = \"to-members\"\n");
    // 1 000 by 6 and 9 clients: 400 and 600; by residents within: 400 by 1, 2, 3; 600 by 4, 5.
    assert_eq!(bills(&areas), ["66.67", "133.33", "200", "266.67", "333.33"]);
}

/// The agreement at the end of the page on words.
#[test]
fn the_agreement_of_the_page_on_words_works() {
    let page = include_str!("../../docs/words.md");
    let block = page.split("```toml\n").last().unwrap().split("```").next().unwrap();
    let agreement = Agreement::read(block.as_bytes(), Syntax::Toml).unwrap();
    let plan = agreement.plan(&Register::new(), Period::year(2005).unwrap()).unwrap();
    let mut table = String::from("buyer,measure,period,value\n,cost,2005,13000\n");
    for (code, visits, people, of_2005) in
        [("a", 2, 1000, 45), ("b", 1, 500, 12), ("c", 1, 500, 0)]
    {
        table +=
            &format!("{code},population,2005,{people}\n{code},visits,2005,{of_2005}\n");
        for year in [2003, 2004] {
            for quarter in 1..=4 {
                table += &format!("{code},visits,{year}Q{quarter},{visits}\n");
            }
        }
    }
    let bill = |code: &str, amount: &str| {
        format!(
            r#"{{ "buyer": {{ "code": "{code}" }}, "total": "{amount}",
            "lines": [{{ "charge": "running-costs", "amount": "{amount}" }}] }}"#
        )
    };
    let bills = [bill("a", "6000.00"), bill("b", "4000.00"), bill("c", "100.00")];
    let earlier = format!(
        r#"{{ "schema": "osuus.statement/1", "agreement": "joint-clinic", "period": "2004",
        "bills": [{}] }}"#,
        bills.join(", ")
    );
    let facts = Facts::from_csv(table.as_bytes()).unwrap();
    let facts = facts.with_earlier(vec![Earlier::from_json(&earlier).unwrap()]).unwrap();
    let statement = plan.evaluate(&facts).unwrap();
    let totals: Vec<String> =
        statement.bills().iter().map(|bill| bill.total().to_string()).collect();
    // Weights 0.25 + 0.15 + 0.2/3 and twice 0.125 + 0.075 + 0.2/3, the last for half the year: 7 000,
    // 4 000 and 2 000. At most 6 900, 4 600 and half of 115; at least 450, and half of it. Visits: 35 at 20, at
    // most 600; 2 at 20.
    assert_eq!(totals, ["7500", "4040", "225"]);
}
