//! Random printed tables: the rule that printed one is among the answers, every answer reproduces it, and so
//! does every weight of a region that is tried.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test that cannot go on fails"
)]

use osuus::apportion::{Participant, share};
use osuus::call::GivenTable;
use osuus::exact::Exact;
use osuus::infer::{Finding, Inference, Printed, Question, Rule, infer};
use osuus::rounding::{Balance, BalanceKey, Mode, Rank, Rounding};
use osuus::watch::Watch;

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn read(printed: &str) -> Printed {
    Printed::read(&GivenTable::Csv(printed.into()), None).unwrap()
}

fn asked(printed: Printed) -> Inference {
    let question = Question { most: usize::MAX, ..Question::default() };
    infer(printed, question, &mut Watch::silent()).unwrap()
}

fn rounding(rule: &Rule) -> Rounding {
    let rounding = Rounding::to(rule.unit().clone()).unwrap();
    rounding.with_mode(rule.mode()).with_balance(rule.balance().clone())
}

fn weighed(codes: &[String], weights: &[Exact]) -> Vec<Participant> {
    let one = |(code, weight): (&String, &Exact)| Participant {
        key: Some(weight.clone()),
        ..Participant::new(code.clone(), weight.clone())
    };
    codes.iter().zip(weights).map(one).collect()
}

/// A simple generator, the same in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn one_of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.next(all.len() as u64) as usize]
    }
}

/// A table that a rule printed.
struct Drawn {
    csv: String,
    rule: Rule,
    weights: Vec<Exact>,
    holes: usize,
    codes: Vec<String>,
}

fn drawn(dice: &mut Dice) -> Drawn {
    let parts = 2 + dice.next(5) as usize;
    let rows = 1 + dice.next(4);
    let unit = exact(
        dice.one_of::<&str>(&["0.01", "0.05", "0.1", "1", "5", "10", "100", "1000"]),
    );
    let mode = Mode::NAMES[dice.next(5) as usize].1;
    let codes: Vec<String> =
        (0..parts).map(|at| format!("{}{at}", ["b", "a", "c"][at % 3])).collect();
    let key = BalanceKey::Weight;
    let rank = |dice: &mut Dice| Rank::new(1 + dice.next(2) as u8).unwrap();
    let balance = match dice.next(8) {
        0 => Balance::LargestRemainder,
        1 => Balance::First,
        2 => Balance::Last,
        3 => Balance::Largest(key, rank(dice)),
        4 => Balance::Smallest(key, rank(dice)),
        5 => Balance::Descending(key),
        6 => Balance::Nobody,
        _ => Balance::Buyer(dice.one_of(&codes).clone()),
    };
    // Round weights meet halves and ties; others do not.
    let most = *dice.one_of(&[4, 20, 100, 100_000]);
    let weights: Vec<Exact> = (0..parts)
        .map(|_| Exact::count(if dice.next(12) == 0 { 0 } else { 1 + dice.next(most) }))
        .collect();
    let sum: Exact = weights.iter().sum();
    if sum.is_zero() {
        return drawn(dice);
    }
    let weights: Vec<Exact> =
        weights.iter().map(|one| one.divided_by(&sum).unwrap()).collect();
    let rule = Rule::new(unit.clone(), mode, balance).unwrap();
    let mut csv = "row,item,amount,role\n".to_owned();
    let mut holes = 0;
    for row in 0..rows {
        // Few units and many; sometimes no multiple of the unit; sometimes paid back.
        let mut pool = &unit
            * &Exact::count(
                1 + {
                    let most = *dice.one_of(&[12, 300, 100_000]);
                    dice.next(most)
                },
            );
        if dice.next(6) == 0 {
            pool = &pool + &(&unit * &exact("0.3"));
        }
        if dice.next(10) == 0 {
            pool = -&pool;
        }
        let participants = weighed(&codes, &weights);
        let rounding = rounding(&rule);
        let shares = share(&pool, &participants, &rounding).unwrap();
        csv += &format!("{row},,{pool},pool\n");
        for (code, part) in codes.iter().zip(shares.parts()) {
            if dice.next(40) == 0 {
                holes += 1;
                csv += &format!("{row},{code},,\n");
            } else {
                csv += &format!("{row},{code},{},\n", part.amount());
            }
        }
    }
    Drawn { csv, rule, weights, holes, codes }
}

/// The parts that a rule makes of the pools, as far as they are printed.
fn made(csv: &str, codes: &[String], rule: &Rule, weights: &[Exact]) -> bool {
    let participants = weighed(codes, weights);
    let rounding = rounding(rule);
    let mut parts: Vec<Exact> = Vec::new();
    for line in csv.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[3] == "pool" {
            let shares = share(&exact(cells[2]), &participants, &rounding).unwrap();
            parts =
                shares.parts().iter().rev().map(osuus::apportion::Part::amount).collect();
        } else {
            let part = parts.pop().unwrap();
            if !cells[2].is_empty() && part != exact(cells[2]) {
                return false;
            }
        }
    }
    true
}

#[test]
fn the_rule_that_printed_a_table_is_among_the_answers() {
    // Tables are the same whatever is found in them.
    let (mut dice, mut points) = (Dice(7), Dice(8));
    let (mut lost, mut parts, mut tables) = (Vec::new(), Exact::zero(), 0);
    for number in 0..1000 {
        let drawn = drawn(&mut dice);
        let all = asked(read(&drawn.csv));
        let is_own = |one: &Finding| one.rules().any(|rule: Rule| rule == drawn.rule);
        if !all.findings().iter().any(is_own) {
            // A unit may be left out where several figures of a row are withheld.
            if drawn.holes < 2 {
                lost.push(format!(
                    "{number}: {:?} {:?}\n{}",
                    drawn.rule, drawn.weights, drawn.csv
                ));
            }
            continue;
        }
        tables += 1;
        parts = parts
            + Exact::count(all.fitting()).divided_by(&Exact::count(all.tried())).unwrap();
        for finding in all.findings() {
            hold(&mut points, &drawn, &all, finding);
        }
    }
    assert!(lost.is_empty(), "{} lost\n{}", lost.len(), lost.join("\n"));
    // Fewer than half of all rules, on average.
    assert!(&parts + &parts < Exact::count(tables));
}

/// The witness reproduces the table, and so do weights drawn within the ranges, where the region holds them.
fn hold(dice: &mut Dice, drawn: &Drawn, all: &Inference, finding: &Finding) {
    let own = |rule: &Rule, weights: &[Exact]| {
        assert!(
            made(&drawn.csv, &drawn.codes, rule, weights),
            "{rule:?} {weights:?}\n{}",
            drawn.csv
        );
    };
    for rule in finding.rules() {
        own(&rule, finding.witness());
    }
    for _ in 0..3 {
        let weight = |one: osuus::infer::Weighed<'_>| {
            let way = Exact::count(dice.next(5)).divided_by(&4.into()).unwrap();
            let room = &one.highest.weight - &one.lowest.weight;
            &one.lowest.weight + &(&way * &room)
        };
        let mut weights: Vec<Exact> =
            finding.weights(all.printed()).map(weight).collect();
        let place = dice.next(weights.len() as u64) as usize;
        let sum: Exact = weights.iter().sum();
        weights[place] = &weights[place] + &(&Exact::one() - &sum);
        if finding.holds(&weights) {
            for rule in finding.rules() {
                own(&rule, &weights);
            }
        }
    }
}
