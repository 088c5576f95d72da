//! Every explanation, worked out again from nothing but what it says.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::*;
use crate::explain::{ClientView, Detail, Figure};

type Ratio = BigRational;

/// A value as explanations write it: a decimal or a fraction.
fn value(text: &str) -> Ratio {
    if let Some((above, below)) = text.split_once('/') {
        return value(above) / value(below);
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{decimals}").parse().unwrap();
    let scale = BigInt::from(10).pow(u32::try_from(decimals.len()).unwrap());
    Ratio::new(digits, scale)
}

fn text<'f>(figure: &'f Figure, name: &str) -> Option<&'f str> {
    match figure.detail.get(name)? {
        Detail::Text(text) => Some(text),
        Detail::List(_) => None,
    }
}

fn detail(figure: &Figure, name: &str) -> Ratio {
    value(text(figure, name).unwrap())
}

/// A multiple of a unit, by `docs/methods.md`, *Rounding*.
fn rounded(x: &Ratio, unit: &Ratio, mode: &str) -> Ratio {
    let size = x.abs() / unit;
    let (k, half) = (size.floor(), Ratio::new(1.into(), 2.into()));
    let f = &size - &k;
    let odd = k.to_integer().bit(0);
    let up = match mode {
        "half-up" => f >= half,
        "half-down" => f > half,
        "half-even" => f > half || (f == half && odd),
        "down" => false,
        "up" => f.is_positive(),
        _ => panic!("{mode}"),
    };
    let k = if up { k + Ratio::from_integer(1.into()) } else { k };
    let size = k * unit;
    if x.is_negative() { -size } else { size }
}

/// The bands of a figure: to where each goes, and its price.
fn bands(figure: &Figure) -> Vec<(Option<Ratio>, Ratio)> {
    let Some(Detail::List(bands)) = figure.detail.get("bands") else { panic!() };
    let band = |band: &String| {
        let (to, price) = band.split_once(": ").unwrap();
        ((to != "..").then(|| value(to)), value(price))
    };
    bands.iter().map(band).collect()
}

fn tiers(figure: &Figure, x: &Ratio) -> Ratio {
    let bands = bands(figure);
    let holds =
        bands.iter().find(|(to, _)| to.as_ref().is_none_or(|to| x <= to)).unwrap();
    match text(figure, "take").unwrap() {
        "fee" => holds.1.clone(),
        "volume" => &holds.1 * x,
        _ => {
            let mut sum = Ratio::zero();
            let mut low = Ratio::zero();
            for (to, price) in &bands {
                let high = to.as_ref().map_or(x, |to| to.min(x));
                sum += price * (high - &low).max(Ratio::zero());
                low = to.clone().unwrap_or(low);
            }
            sum
        }
    }
}

/// What all clients come to; each is an input after the threshold, if there is one.
fn clients(figure: &Figure, inputs: &[Ratio]) -> Ratio {
    let count = text(figure, "take").unwrap() == "count";
    let bound =
        figure.detail.contains_key("above") || figure.detail.contains_key("up_to");
    let each = &inputs[usize::from(bound)..];
    let one = Ratio::from_integer(1.into());
    let of = |x: &Ratio| {
        if let Some(t) = text(figure, "above").map(value) {
            let beyond = (x - &t).max(Ratio::zero());
            if !count {
                beyond
            } else if *x > t {
                one.clone()
            } else {
                Ratio::zero()
            }
        } else if let Some(t) = text(figure, "up_to").map(value) {
            if !count {
                x.min(&t).clone()
            } else if *x <= t {
                one.clone()
            } else {
                Ratio::zero()
            }
        } else if count {
            one.clone()
        } else {
            x.clone()
        }
    };
    each.iter().map(of).sum()
}

fn share(figure: &Figure, inputs: &[Ratio], exact: bool) -> Ratio {
    let [pool, weight, ..] = inputs else { panic!() };
    if !figure.detail.contains_key("pool") {
        assert!(pool.is_zero());
        return Ratio::zero();
    }
    assert_eq!(detail(figure, "pool"), *pool);
    assert_eq!(detail(figure, "weight"), *weight);
    let (unit, mode) = (detail(figure, "rounding_unit"), text(figure, "mode").unwrap());
    let bound =
        |name, mode| text(figure, name).map(|text| rounded(&value(text), &unit, mode));
    let (floor, ceiling) = (bound("floor", "up"), bound("ceiling", "down"));
    let quota = detail(figure, "quota");
    if floor.is_none() && ceiling.is_none() {
        assert_eq!(quota, pool * weight / detail(figure, "weights_sum"));
    } else {
        let moved = text(figure, "multiplier").map(|text| value(text) * weight);
        let least = floor.unwrap_or_else(Ratio::zero);
        let clamped = moved.map(|moved| {
            let high =
                ceiling.as_ref().map_or(moved.clone(), |most| most.clone().min(moved));
            high.max(least.clone())
        });
        match clamped {
            Some(clamped) => assert_eq!(quota, clamped),
            None => assert!(quota == least || Some(&quota) == ceiling.as_ref()),
        }
    }
    let part = if exact { quota } else { rounded(&quota, &unit, mode) };
    assert_eq!(detail(figure, "rounded"), part);
    part + detail(figure, "carried")
}

/// What was brought in: nothing to work out.
const LEAVES: [&str; 8] =
    ["measure", "rate", "amount", "value", "number", "weight", "prior", "each"];

/// Works a figure out from what it says and from the values of its inputs, and all below it.
fn readd(figure: &Figure, exact: bool) {
    let inputs: Vec<Ratio> =
        figure.inputs.iter().map(|input| value(&input.value)).collect();
    figure.inputs.iter().for_each(|input| readd(input, exact));
    let own = value(&figure.value);
    if LEAVES.contains(&figure.step) || figure.detail.contains_key("repeated") {
        assert!(inputs.is_empty(), "{figure:#?}");
        return;
    }
    let unit = || (detail(figure, "rounding_unit"), text(figure, "mode").unwrap());
    let again = match figure.step {
        "times" => inputs.iter().product(),
        "per" if inputs[1].is_zero() => detail(figure, "zero_gives"),
        "per" => &inputs[0] / &inputs[1],
        "sum" => inputs.iter().sum(),
        "minus" => &inputs[0] - &inputs[1],
        "least" => inputs.iter().min().unwrap().clone(),
        "greatest" => inputs.iter().max().unwrap().clone(),
        "spread" => inputs[0].clone(),
        "when" => inputs.last().unwrap().clone(),
        "convert" => {
            let units = &inputs[0] / detail(figure, "size");
            let one = Ratio::from_integer(1.into());
            match text(figure, "parts").unwrap() {
                "exact" => units,
                "started" => rounded(&units, &one, "up"),
                _ => rounded(&units, &one, "down"),
            }
        }
        "tiers" => tiers(figure, &inputs[0]),
        "clients" => clients(figure, &inputs),
        "round" => rounded(&inputs[0], &unit().0, unit().1),
        "share" => share(figure, &inputs, exact),
        other => panic!("{other}"),
    };
    assert_eq!(own, again, "{figure:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn an_explanation_says_how_every_figure_was_made(case in drawn()) {
        let Ok(statement) = evaluated(&case) else { return Ok(()) };
        let exact = case.agreement["rounding"]["lines"] == "total";
        let mut total = Ratio::zero();
        for bill in statement.bills() {
            let why = statement.explain(Some(bill.code())).unwrap();
            let why = why.with_clients(ClientView::Shown);
            let figure = why.figure(Lang::En);
            readd(&figure, exact);
            why.memos(Lang::En).iter().for_each(|memo| readd(memo, exact));
            total += value(&figure.value);
        }
        let whole = statement.explain(None).unwrap().figure(Lang::En);
        readd(&whole, exact);
        prop_assert_eq!(total, value(&whole.value));
        prop_assert_eq!(value(&whole.value), value(&statement.total().to_string()));
    }
}
