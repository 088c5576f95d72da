use proptest::prelude::*;

use super::*;

fn of(text: &str) -> Exact {
    text.split_once('/').map_or_else(
        || text.parse().unwrap(),
        |(above, below)| {
            let [above, below]: [Exact; 2] =
                [above, below].map(|one| one.parse().unwrap());
            above.divided_by(&below).unwrap()
        },
    )
}

fn told(amounts: &[&str], difference: &str) -> Vec<String> {
    let amounts: Vec<Exact> = amounts.iter().map(|text| of(text)).collect();
    let told = shown(&amounts, &of(difference), Some(&of("0.01")));
    told.iter().map(ToString::to_string).collect()
}

/// Worked by hand: down to the cent 3.33 + 3.33 + 3.33, and the missing one goes to the first of equals;
/// -0.005 goes down to -0.01, and 0.005 has the larger fraction only by standing first.
#[test]
fn missing_cents_go_to_the_largest_fractions() {
    assert_eq!(told(&["10/3", "10/3", "10/3"], "10"), ["3.34", "3.33", "3.33"]);
    assert_eq!(told(&["1.005", "-0.005"], "1"), ["1.01", "-0.01"]);
    assert_eq!(told(&["0.001", "0.004", "0.005"], "0.01"), ["0", "0", "0.01"]);
    assert_eq!(told(&["-1/3", "-2/3"], "-1"), ["-0.33", "-0.67"]);
    assert_eq!(told(&["0", "0"], "0"), ["0", "0"]);
}

/// A bill in thousandths is told in them: 1/3 is 333 thousandths and a third, the other 171 and two thirds.
#[test]
fn a_difference_that_is_no_multiple_is_told_finer() {
    let third = of("1/3");
    let amounts = [third.clone(), &of("0.505") - &third];
    let told = shown(&amounts, &of("0.505"), Some(&of("0.01")));
    assert_eq!(told, [of("0.333"), of("0.172")]);
}

proptest! {
    #[test]
    fn what_is_shown_adds_up_and_is_within_a_cent(
        parts in proptest::collection::vec((-90_000_i64..90_000, 1_i64..40), 1..7),
        cents in -90_000_i64..90_000,
    ) {
        let mut amounts: Vec<Exact> = parts
            .iter()
            .map(|(above, below)| Exact::from(*above).divided_by(&Exact::from(*below)).unwrap())
            .collect();
        let difference = Exact::from(cents).divided_by(&Exact::from(100)).unwrap();
        let sum: Exact = amounts.iter().sum();
        amounts.push(&difference - &sum);
        let cent: Exact = "0.01".parse().unwrap();
        let told = shown(&amounts, &difference, Some(&cent));
        prop_assert_eq!(told.iter().sum::<Exact>(), difference);
        for (told, exact) in told.iter().zip(&amounts) {
            prop_assert!((told - exact).abs() < cent);
            prop_assert!(told.divided_by(&cent).unwrap().is_whole());
        }
    }
}
