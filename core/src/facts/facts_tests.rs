//! Tables of facts: what is read, and what is said of those that are wrong.

use super::*;

/// What a table says, a row a line: buyer, measure, period, value, status, known, unit, name.
fn rows(table: &str) -> Vec<String> {
    let facts = Facts::from_csv(table.as_bytes()).unwrap();
    facts.iter().map(shown).collect()
}

fn shown(fact: &Fact) -> String {
    let cells = [
        Some(fact.who().to_owned()),
        Some(fact.measure.to_string()),
        Some(fact.period.to_string()),
        Some(fact.value.to_string()),
        fact.status.map(|status| status.as_str().to_owned()),
        fact.known.map(|day| day.to_string()),
        fact.unit.as_deref().map(str::to_owned),
        fact.name.as_deref().map(str::to_owned),
    ];
    cells.map(|cell| cell.unwrap_or_else(|| "-".into())).join(" ")
}

/// Code, line and column of everything that is wrong with a table.
fn wrong(table: &str) -> Vec<(&'static str, usize, usize)> {
    places(&Facts::from_csv(table.as_bytes()).unwrap_err())
}

fn places(problems: &Diagnostics) -> Vec<(&'static str, usize, usize)> {
    let place = |d: &Diagnostic| {
        let code = d.code().as_str();
        assert_eq!(d.input(), Input::Facts);
        d.position().map_or((code, 0, 0), |place| (code, place.line, place.column))
    };
    problems.iter().map(place).collect()
}

#[test]
fn tables_are_read_with_comma_and_with_semicolon() {
    let expected = ["435 use 2002 10.5 - - - -", "* pool 2002Q1 -3 - - - -"];
    for table in [
        "buyer,measure,period,value\n435,use,2002,10.5\n,pool,2002Q1,-3\n",
        "buyer;measure;period;value\n435;use;2002;10.5\n;pool;2002Q1;-3\n",
        "buyer;measure;period;value\n435;use;2002;10,5\n;pool;2002Q1;-3\n",
        "buyer,measure,period,value\r\n435,use,2002,10.5\r\n,pool,2002Q1,-3\r\n",
        "\u{feff}buyer,measure,period,value\n435,use,2002,10.5\n,pool,2002Q1,-3",
        "\"buyer\",\"measure\",\"period\",\"value\"\n\"435\",\"use\",\"2002\",\"10.5\"\n,pool,2002Q1,-3",
        "value,period,measure,buyer\n10.5,2002,use,435\n-3,2002Q1,pool,\n",
        " buyer , measure , period , value\n 435 , use , 2002 , 10.5\n , pool , 2002Q1 , -3\n",
        "\n\nbuyer;measure;period;value\n\n435;use;2002;10,5\n;;;\n;pool;2002Q1;-3\n\n",
        "# Whose; and \"when, 1\n#\n\nbuyer,measure,period,value\n435,use,2002,10.5\n,pool,2002Q1,-3\n",
        "\u{feff}#,\r\nbuyer;measure;period;value\r\n435;use;2002;10,5\r\n;pool;2002Q1;-3\r\n",
    ] {
        assert_eq!(rows(table), expected, "{table}");
    }
}

#[test]
fn optional_columns_are_read_and_may_be_empty() {
    let table = "buyer,name,measure,unit,period,value,status,known\n\
        992,\"Äänekoski, kaupunki\",use,hour,2002-03-15/2002-06-30,1,final,2003-01-31\n\
        435,,use,,2002-03,2,,\n";
    assert_eq!(
        rows(table),
        [
            "992 use 2002-03-15/2002-06-30 1 final 2003-01-31 hour Äänekoski, kaupunki",
            "435 use 2002-03 2 - - - -",
        ]
    );
}

#[test]
fn a_comment_stands_above_the_header_and_nowhere_else() {
    let below = "# Määrät\nbuyer,measure,period,value\n#435,use,2002,1\n435,use,soon,1\n";
    assert_eq!(wrong(below), [("not-a-period", 4, 9)]);
    let read = rows("# Määrät\nbuyer,measure,period,value\n#435,use,2002,1\n");
    assert_eq!(read, ["#435 use 2002 1 - - - -"]);
    assert_eq!(wrong("# nothing else"), wrong(""));
    assert_eq!(wrong("# a\n435,use,2002,1\n")[0].1, 2);
}

#[test]
fn a_row_without_a_value_states_nothing() {
    let table =
        "buyer,measure,period,value\n435,use,2002,\n179,use,2002,  \n180,use,soon,\n";
    assert_eq!(Facts::from_csv(table.as_bytes()).unwrap(), Facts::none());
    assert_eq!(Facts::from_csv(b"buyer,measure,period,value").unwrap(), Facts::none());
}

#[test]
fn wrong_cells_are_told_with_line_and_column() {
    let header = "buyer,measure,period,value,status,known\n";
    for (row, expected) in [
        ("435,use,2002,1e1,,", vec![("exponent", 2, 14)]),
        ("435,use,2002,\"1,5\",,", vec![("not-a-decimal", 2, 14)]),
        ("435,use,2002,1.5.2,,", vec![("not-a-decimal", 2, 14)]),
        ("435,use,2002,NaN,,", vec![("not-a-decimal", 2, 14)]),
        (
            "435,use,2002,11111111111111111111111111111,,",
            vec![("too-many-digits", 2, 14)],
        ),
        ("435,use,2002Q5,1,,", vec![("not-a-period", 2, 9)]),
        ("435,use,2002-02-30,1,,", vec![("not-a-period", 2, 9)]),
        ("435,use,,1,,", vec![("not-a-period", 2, 9)]),
        ("435,use,2002,1,guess,", vec![("not-a-choice", 2, 16)]),
        ("435,use,2002,1,Final,", vec![("not-a-choice", 2, 16)]),
        ("435,use,2002,1,,31.1.2003", vec![("not-a-date", 2, 17)]),
        // Quotes, commas and line breaks within cells move what stands behind them.
        ("\"4\"\"3,5\",\"use\",2002,\"x\",,", vec![("not-a-decimal", 2, 21)]),
        ("\"Ää\",use,2002,x,,", vec![("not-a-decimal", 2, 15)]),
        ("\"a\nb\",use,2002,x,,", vec![("not-a-decimal", 3, 13)]),
        // A quote inside a cell that does not begin with one is a character like others.
        ("4\"35,use,2002,x,,", vec![("not-a-decimal", 2, 15)]),
        ("4\"35,use,2002,1,,\n435,use,2002,\"x\",,", vec![("not-a-decimal", 3, 14)]),
        // Everything at once, in the order of the text.
        (
            "435,use,2002,1\n435,use,soon,x,best,today\n435,use,2002,1,,,\n",
            vec![
                ("ragged-row", 2, 1),
                ("not-a-period", 3, 9),
                ("not-a-decimal", 3, 14),
                ("not-a-choice", 3, 16),
                ("not-a-date", 3, 21),
                ("ragged-row", 4, 1),
            ],
        ),
    ] {
        for (mark, end) in [("", "\n"), ("\u{feff}", ""), ("", "\r\n")] {
            let table = format!("{mark}{header}{row}{end}").replace("\r\n", "\n");
            let table = if end == "\r\n" { table.replace('\n', "\r\n") } else { table };
            assert_eq!(wrong(&table), expected, "{table}");
        }
    }
}

#[test]
fn the_bytes_of_a_place_are_those_of_the_cell() {
    for (mark, cell) in [("", "\"1,5\""), ("\u{feff}", "x"), ("", "\"x\ny\""), ("", "ä")]
    {
        for end in ["", "\n", "\r\n"] {
            let table =
                format!("{mark}buyer,measure,period,value\nÄ,use,2002,{cell}{end}");
            let problems = Facts::from_csv(table.as_bytes()).unwrap_err();
            let place = problems.iter().next().unwrap().position().unwrap();
            assert_eq!(table.get(place.start..place.end), Some(cell));
        }
    }
}

#[test]
fn wrong_columns_are_told_where_they_stand() {
    for (table, expected) in [
        ("", vec![("missing-column", 1, 1); 4]),
        ("buyer,measure,period\n", vec![("missing-column", 1, 1)]),
        (
            "buyer,measure,period,amount\n",
            vec![("unknown-column", 1, 22), ("missing-column", 1, 1)],
        ),
        ("buyer,measure,period,value,\n", vec![("unknown-column", 1, 28)]),
        ("buyer,buyer,measure,period,value\n", vec![("duplicate-field", 1, 7)]),
        (
            "Buyer,measure,period,value\n",
            vec![("unknown-column", 1, 1), ("missing-column", 1, 1)],
        ),
        ("\n\"buyer\";\"mitta\";measure;period;value\n", vec![("unknown-column", 2, 9)]),
    ] {
        let mut found = wrong(table);
        let mut expected = expected;
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{table}");
    }
}

#[test]
fn bytes_that_are_no_text_or_too_many_are_refused() {
    let latin = b"buyer,measure,period,value\nJyv\xe4skyl\xe4,use,2002,1\n";
    assert_eq!(places(&Facts::from_csv(latin).unwrap_err()), [("not-utf8", 2, 4)]);
    let mut widest = b"buyer,measure,period,value\n435,use,2002,1\n".to_vec();
    widest.resize(LARGEST, b'\n');
    assert_eq!(Facts::from_csv(&widest).unwrap().iter().count(), 1);
    widest.push(b'\n');
    assert_eq!(places(&Facts::from_csv(&widest).unwrap_err()), [("too-large", 0, 0)]);
    assert_eq!(LARGEST, 32 << 20);
}

#[test]
fn rows_are_read_from_json() {
    let text = r#"{ "rows": [
        { "buyer": "435", "measure": "use", "period": "2002", "value": "10.5", "status": "actual",
          "known": "2003-01-31", "unit": "hour", "name": "Luhanka" },
        { "measure": "pool", "period": "2002Q1", "value": "-3", "known": null },
        { "buyer": "179", "measure": "use", "period": "2002", "value": "" }
    ] }"#;
    for text in [text.to_owned(), format!("\u{feff}{text}")] {
        let facts = Facts::from_json(&text).unwrap();
        assert_eq!(
            facts.iter().map(shown).collect::<Vec<_>>(),
            [
                "435 use 2002 10.5 actual 2003-01-31 hour Luhanka",
                "* pool 2002Q1 -3 - - - -"
            ]
        );
    }
}

#[test]
fn wrong_json_is_told() {
    for (text, line, why) in [
        (
            "{ \"rows\": [\n{ \"measure\": \"use\", \"period\": \"2002\", \"valeu\": \"1\" }] }",
            2,
            "valeu",
        ),
        ("{ \"rows\": [\n{ \"measure\": \"use\", \"period\": \"2002\" }] }", 2, "value"),
        (
            "{ \"rows\": [\n\n{ \"measure\": \"use\", \"period\": \"2002\", \"value\": 10 }] }",
            3,
            "string",
        ),
        ("{ \"rows\": [], \"more\": 1 }", 1, "more"),
        ("[]", 1, ""),
        ("", 1, ""),
        ("{ \"rows\": [", 1, ""),
    ] {
        for text in [text.to_owned(), format!("\u{feff}{text}")] {
            let problems = Facts::from_json(&text).unwrap_err();
            let found = places(&problems);
            assert_eq!(
                (found.len(), found[0].0, found[0].1),
                (1, "syntax", line),
                "{text}"
            );
            assert!(problems.to_string().contains(why), "{problems}");
            assert!(
                problems.iter().next().unwrap().position().unwrap().end <= text.len()
            );
        }
    }
    let problems = Facts::from_json(
        r#"{ "rows": [{ "measure": "a", "period": "x", "value": "1e1" },
            { "measure": "a", "period": "2002", "value": "1", "status": "x" }] }"#,
    );
    let codes: Vec<_> =
        places(&problems.unwrap_err()).into_iter().map(|(code, ..)| code).collect();
    assert_eq!(codes, ["exponent", "not-a-period", "not-a-choice"]);
}

/// Facts held against the fund model of 2002, where performances are whole and cost 55 euros.
#[cfg(all(feature = "finland", feature = "library"))]
mod in_the_fund_model {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::finland::register;
    use crate::statement::Statement;

    fn bill(table: &str) -> Result<Statement, Diagnostics> {
        let agreement = crate::library::agreement("jyvaskyla-fund-model").unwrap();
        let plan = agreement.plan(register(), Period::year(2002).unwrap()).unwrap();
        plan.evaluate(&Facts::from_csv(table.as_bytes()).unwrap())
    }

    fn luhanka(rows: &str) -> String {
        let table = format!("buyer,measure,period,value\n{rows}");
        bill(&table).unwrap().bill("435").unwrap().total().to_string()
    }

    #[test]
    fn rows_inside_the_year_are_added_up_and_others_left_out() {
        // The annual fee: 917 residents x 0.39 EUR = 357.63 EUR.
        for (rows, total) in [
            ("", "357.63"),
            ("435,pair-work,2002,0\n", "357.63"),
            ("435,pair-work,2002,10\n", "907.63"),
            ("435,pair-work,2002-04-01/2002-12-31,6\n435,pair-work,2002Q1,4\n", "907.63"),
            (
                "435,pair-work,2002-01,3\n435,follow-up,2002-01,3\n435,consultation,2002-12-31,4\n",
                "907.63",
            ),
            (
                "435,pair-work,2001,99\n435,pair-work,2002,10\n435,pair-work,2003Q1,99\n",
                "907.63",
            ),
            ("179,pair-work,2002,10\n", "357.63"),
        ] {
            assert_eq!(luhanka(rows), total, "{rows}");
        }
    }

    #[test]
    fn what_does_not_fit_the_agreement_is_told_with_its_row() {
        let header = "buyer,measure,period,value,unit,name\n435,pair-work,2002,1,performance,LUHANKA\n";
        for (row, code, words) in [
            ("436,follow-up,2002,1,,", "unknown-buyer", "buyers: 435, "),
            ("091,follow-up,2002,1,,", "unknown-buyer", "`091`"),
            ("435,follow-upp,2002,1,,", "unknown-measure", "it has follow-up, "),
            (",follow-up,2002,1,,", "fact-without-buyer", "follow-up"),
            ("435,follow-up,2002,1,hour,", "wrong-unit", "`performance` is wanted"),
            ("435,follow-up,2002,1,,Jyväskylä", "wrong-name", "is Luhanka"),
            ("435,pair-work,2002-03,1,,", "facts-overlap", "2002 and 2002-03"),
            ("435,pair-work,2002,1,,", "facts-overlap", "2002 and 2002"),
            ("435,follow-up,2001-12-31/2002-01-01,1,,", "fact-straddles", "edge of 2002"),
            ("435,follow-up,2002-12-01/2003-01-31,1,,", "fact-straddles", "edge of 2002"),
            ("435,follow-up,2002,0.5,,", "fraction-refused", "parts of a performance"),
            ("435,follow-up,2003,0.5,,", "fraction-refused", "0.5"),
            ("435,follow-up,2002,-1,,", "negative-fact", "Luhanka is −1"),
            ("435,population,2002,-917,,", "negative-fact", "Luhanka is −917"),
            ("435,population,2002,916.5,,", "fraction-refused", "916.5"),
        ] {
            let problems = bill(&format!("{header}{row}\n")).unwrap_err();
            assert_eq!(places(&problems), [(code, 3, 1)], "{row}");
            assert!(problems.to_string().contains(words), "{problems}");
        }
    }

    #[test]
    fn a_name_that_is_not_the_buyers_is_told_of_with_its_own_in_the_readers_language() {
        let row = "buyer,measure,period,value,name\n180,follow-up,2002,1,Jyväskylä\n";
        let problems = bill(row).unwrap_err();
        let told = |lang| problems.iter().next().unwrap().message(lang);
        assert_eq!(
            told(Lang::Fi),
            "maksaja `180` on Jyväskylän maalaiskunta, mutta rivillä nimi on `Jyväskylä`"
        );
        assert_eq!(
            told(Lang::Sv),
            "betalaren `180` är Jyväskylä landskommun, men raden kallar den `Jyväskylä`"
        );
    }

    #[test]
    fn every_wrong_row_is_told_at_once() {
        let table = "buyer,measure,period,value\n436,pair-work,2002,1\n435,pair,2002,1\n\
            435,pair-work,2002,-0.5\n435,pair-work,2002,2\n";
        let codes = [
            ("unknown-buyer", 2, 1),
            ("unknown-measure", 3, 1),
            ("negative-fact", 4, 1),
            ("fraction-refused", 4, 1),
        ];
        assert_eq!(places(&bill(table).unwrap_err()), codes);
    }

    #[test]
    fn a_name_is_the_same_in_any_case_and_unicode_form() {
        for name in ["Äänekoski", "ÄÄNEKOSKI", "A\u{308}a\u{308}nekoski"] {
            let table =
                format!("buyer,measure,period,value,name\n992,pair-work,2002,1,{name}\n");
            assert!(bill(&table).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_fact_takes_the_place_of_the_register_with_a_warning() {
        let statement =
            bill("buyer,measure,period,value\n435,population,2002,1000\n").unwrap();
        // 1000 residents x 0.39 EUR; the others stay: 103257.18 - 357.63 + 390.
        assert_eq!(statement.bill("435").unwrap().total().to_string(), "390");
        assert_eq!(statement.total().to_string(), "103289.55");
        let warnings: Vec<&Diagnostic> = statement
            .warnings()
            .iter()
            .filter(|warning| warning.code() == Code::FactOverRegister)
            .collect();
        assert_eq!(warnings.len(), 1);
        assert_eq!(warnings[0].severity(), Severity::Warning);
        let words = "Population of Luhanka is taken from the facts, 1000, in place of the register";
        assert_eq!(warnings[0].message(Lang::En), words);
        assert!(warnings[0].message(Lang::Fi).starts_with("Väkiluku (Luhanka)"));
    }
}

/// Facts of an agreement that wants every one of them.
mod wanted {
    use super::*;
    use crate::agreement::Syntax;
    use crate::municipality::Register;

    const HEAT: &str = r#"{
      "format": 1, "id": "heat", "currency": "EUR", "title": { "en": "Heat" },
      "term": { "from": "2002-01-01", "to": "2003-12-31" },
      "buyers": { "scheme": "party", "list": [
        { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
      "units": [{ "id": "hour", "one": { "en": "hour" }, "many": { "en": "hours" } }],
      "measures": [
        { "id": "use", "name": { "en": "Use" }, "unit": "hour" },
        { "id": "cost", "name": { "en": "Cost" }, "unit": "EUR", "of": "agreement" }],
      "charges": [{ "id": "heat", "name": { "en": "Heat" }, "kind": "pool", "measure": "cost",
        "key": { "measure": "use" } }]
    }"#;

    fn bill(table: &str) -> Result<String, Diagnostics> {
        let agreement = Agreement::read(HEAT.as_bytes(), Syntax::Json).unwrap();
        let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
        let statement = plan.evaluate(&Facts::from_csv(table.as_bytes())?)?;
        let bills = statement.bills().iter();
        let shown: Vec<String> = bills.map(|bill| bill.total().to_string()).collect();
        Ok(shown.join(" "))
    }

    #[test]
    fn every_missing_fact_is_told_with_the_row_that_mends_it() {
        let problems =
            bill("buyer,measure,period,value\na,use,2002,1\nb,use,2003,1\n").unwrap_err();
        let helps: Vec<String> =
            problems.iter().map(|d| d.help(Lang::En).unwrap()).collect();
        assert_eq!(
            problems.iter().map(Diagnostic::code).collect::<Vec<_>>(),
            [Code::MissingFact; 2]
        );
        assert_eq!(helps, ["add a row `,cost,2002,…`", "add a row `b,use,2002,…`"]);
        let words = "no fact says `use` of b in 2002";
        assert_eq!(problems.iter().nth(1).unwrap().message(Lang::En), words);
    }

    #[test]
    fn a_figure_of_the_agreement_has_no_buyer_and_may_be_negative() {
        let rows = |cost: &str| {
            format!("buyer,measure,period,value\na,use,2002,1\nb,use,2002,3\n{cost}\n")
        };
        assert_eq!(bill(&rows(",cost,2002,100")).unwrap(), "25 75");
        assert_eq!(bill(&rows(",cost,2002Q1,60\n,cost,2002Q4,40")).unwrap(), "25 75");
        assert_eq!(bill(&rows(",cost,2002,-100")).unwrap(), "-25 -75");
        let problems = bill(&rows("a,cost,2002,100")).unwrap_err();
        assert_eq!(problems.iter().next().unwrap().code(), Code::FactOfAgreement);
    }
}
