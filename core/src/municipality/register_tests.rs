use super::*;

fn add(table: &str) -> Result<Register, RegisterError> {
    let day = date("2001-12-31").unwrap();
    let source = Source { id: "s".into(), title: "S".into(), publisher: None, url: None };
    let mut register = Register::new();
    register
        .add(
            table,
            Interval::new(day, day).unwrap(),
            "p",
            Text::same("P"),
            Borders::OwnDay,
            source,
        )
        .map(|()| register)
}

#[test]
fn reads_names_in_decomposed_unicode_as_composed() {
    let register =
        add("code,region,fi,sv,2001-12-31\n992,13,A\u{308}a\u{308}nekoski,,12000\n")
            .unwrap();
    let day = date("2001-12-31").unwrap();
    let code = "992".parse().unwrap();
    let map = register.map_on(day).unwrap();
    assert_eq!(map.get(&code).unwrap().name.fi.as_deref(), Some("Äänekoski"));
    assert_eq!(
        register.series("p").unwrap().figure(&code, day),
        Some(&Exact::from(12000))
    );
    assert!(register.map_on(day.tomorrow().unwrap()).is_none());
}

#[test]
fn refuses_what_it_cannot_read_with_its_line() {
    assert_eq!(add("name\n"), Err(RegisterError::Header));
    assert_eq!(add(""), Err(RegisterError::Header));
    for row in [
        "992,13,A",
        "99,13,A,,1",
        "992,13,A,,-1",
        "992,13,A,,1.5",
        "992,13,A,,x",
        "992,13,A,,1,2",
    ] {
        let table = format!("code,region,fi,sv,2001-12-31\n001,13,B,,1\n{row}\n");
        assert!(matches!(add(&table), Err(RegisterError::Row { line: 3, .. })), "{row}");
    }
    let twice = "code,region,fi,sv,2001-12-31\n001,13,B,,1\n001,13,B,,1\n";
    assert!(matches!(add(twice), Err(RegisterError::Row { line: 3, .. })));
}
