use super::{Style, Writer};

fn written(style: Style) -> String {
    let mut writer = Writer::new(style);
    writer.row(["buyer", "amount"]);
    writer.text("a, b; \"c\"");
    writer.digits("-1234.50");
    writer.end();
    writer.text("=1+1");
    writer.digits("1000/3");
    writer.end();
    writer.finish()
}

#[test]
fn programs_read_commas_and_points() {
    let expected = "buyer,amount\n\"a, b; \"\"c\"\"\",-1234.50\n=1+1,1000/3\n";
    assert_eq!(written(Style::Plain), expected);
}

#[test]
fn a_finnish_spreadsheet_reads_semicolons_and_decimal_commas() {
    let expected =
        "\u{feff}buyer;amount\r\n\"a, b; \"\"c\"\"\";-1234,50\r\n'=1+1;1000/3\r\n";
    assert_eq!(written(Style::Finnish), expected);
}

#[test]
fn an_empty_first_cell_is_a_cell() {
    let mut writer = Writer::new(Style::Plain);
    writer.row(["", "x"]);
    assert_eq!(writer.finish(), ",x\n");
}
