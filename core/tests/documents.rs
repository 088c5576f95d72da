//! The agreements that docs/steps.md shows are read, planned and worked out as they stand there.
#![cfg(feature = "toml")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use osuus::agreement::{Agreement, Syntax};
use osuus::facts::Facts;
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
