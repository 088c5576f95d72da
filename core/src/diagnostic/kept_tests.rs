use super::*;

#[test]
fn every_part_is_kept() {
    let position = Position { line: 2, column: 5, start: 9, end: 12, amendment: Some(1) };
    let name = Text { sv: Some("Åbo".into()), ..Text::default() };
    let whole = Diagnostic::new(Code::UnknownBuyer, Input::Facts)
        .at(Some(position))
        .in_cell(Some(CellPlace::new("Käyttö", 6, 3)))
        .in_alternative("one \"or\" other")
        .with("code", "43\u{e4}")
        .with_text("known", name)
        .warned()
        .confidential();
    assert_eq!(Diagnostic::from_kept(&whole.to_kept()), Some(whole));
    let bare = Diagnostic::new(Code::BadCall, Input::Call);
    assert_eq!(Diagnostic::from_kept(&bare.to_kept()), Some(bare));
}

#[test]
fn every_code_is_found_again() {
    for code in Code::ALL {
        let one = Diagnostic::new(*code, Input::Agreement);
        assert_eq!(Diagnostic::from_kept(&one.to_kept()), Some(one));
    }
}

#[test]
fn other_texts_are_no_diagnostics() {
    assert_eq!(Diagnostic::from_kept("{}"), None);
    let other = Diagnostic::new(Code::BadCall, Input::Call).to_kept();
    let other = other.replace(Code::BadCall.as_str(), "of-another-version");
    assert_eq!(Diagnostic::from_kept(&other), None);
}
