use super::*;
use crate::caseload::tests::{codes, csv};

/// 52 weeks of 5 days of 8 hours, less 28 + 10 + 2 days: 220 days, 1760 hours.
fn time() -> WorkingTime {
    let table = "weeks,days_a_week,hours_a_day,leave,holidays,training\n52,5,8,28,10,2\n";
    WorkingTime::read(&csv(table)).unwrap()
}

fn of(standards: &str) -> Staffing {
    let head = "activity,kind,minutes,volume,percent,hours,workers\n";
    Staffing::read(&csv(&format!("{head}{standards}")), time()).unwrap()
}

#[test]
fn working_time() {
    assert_eq!(
        (time().days().to_string(), time().hours().to_string()),
        ("220".into(), "1760".into())
    );
}

#[test]
fn services_times_the_category_factor_plus_the_individual_one() {
    // 60 min x 8800 = 8800 h = 5 workers; 20 % of the time: factor 1.25; 88 h x 10 = 880 h: 0.5 workers.
    let staffing = of(
        "visits,service,60,8800,,,\nmeetings,category,,,20,,\nguidance,individual,,,,88,10\n",
    );
    assert_eq!(staffing.services().to_string(), "5");
    assert_eq!(staffing.category_factor().to_string(), "1.25");
    assert_eq!(staffing.individual_factor().to_string(), "0.5");
    assert_eq!(staffing.required().to_string(), "6.75");
    assert_eq!(staffing.rounded(), 7);
}

#[test]
fn hours_of_all_are_a_part_of_the_time() {
    // 176 h of 1760 h: a tenth.
    let staffing = of("visits,service,60,1760,,,\nreports,category,,,,176,\n");
    assert_eq!(staffing.required().to_string(), "10/9");
    assert_eq!(staffing.rounded(), 2);
}

#[test]
fn parts_of_a_worker_are_dropped_while_they_are_small() {
    // Volumes in hundredths of a worker: 1760 h of 60 min are one.
    let rounded = |hundredths: i64| {
        let volume =
            Exact::from(1760 * hundredths).divided_by(&Exact::from(100)).unwrap();
        of(&format!("visits,service,60,{volume},,,\n")).rounded()
    };
    let expected = [
        (0, 0),
        (1, 1),
        (100, 1),
        (110, 1),
        (111, 2),
        (220, 2),
        (221, 3),
        (330, 3),
        (331, 4),
        (440, 4),
        (441, 5),
        (550, 5),
        (551, 6),
        (650, 6),
        (651, 7),
        (1250, 12),
        (1251, 13),
    ];
    for (hundredths, whole) in expected {
        assert_eq!(rounded(hundredths), whole, "{hundredths}");
    }
}

#[test]
fn time_that_is_used_up_is_an_error() {
    let table = "weeks,days_a_week,hours_a_day,leave\n4,5,8,20\n";
    let problems = WorkingTime::read(&csv(table)).unwrap_err();
    assert_eq!(codes(&problems), [("no-time-left", 2, 1)]);
    let standards = "activity,kind,percent\nmeetings,category,60\nreports,category,40\n";
    let problems = Staffing::read(&csv(standards), time()).unwrap_err();
    assert_eq!(problems.iter().next().unwrap().code(), Code::NoTimeForServices);
}

#[test]
fn a_figure_belongs_to_its_kind() {
    let standards = "activity,kind,minutes,volume,percent\nvisits,service,60,,\nmeetings,category,5,,20\nx,other,,,\n";
    let problems = Staffing::read(&csv(standards), time()).unwrap_err();
    let expected =
        [("empty-cell", 2, 19), ("not-of-this-kind", 3, 19), ("not-a-choice", 4, 3)];
    assert_eq!(codes(&problems), expected);
}

#[test]
fn a_year_is_one_row() {
    let table = "weeks,days_a_week,hours_a_day\n52,5,8\n52,5,7\n";
    let problems = WorkingTime::read(&csv(table)).unwrap_err();
    assert_eq!(problems.iter().next().unwrap().code(), Code::OneRow);
}
