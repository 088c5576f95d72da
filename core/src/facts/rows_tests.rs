use super::Facts;

#[test]
fn rows_say_again_what_was_read() {
    let csv = "buyer,measure,period,value,status,known,unit,name,client\n\
               a,care,2024-01-01/2024-06-30,10.50,actual,2024-07-01,hour,Alder,key-1\n\
               ,cost,2024Q1,-3,,,,,\n";
    let read = Facts::from_csv(csv.as_bytes()).unwrap();
    let rows = read.to_rows();
    assert_eq!(rows[0].value, "10.5");
    assert_eq!(rows[1].buyer, "");
    let again = Facts::from_rows(&rows).unwrap();
    assert_eq!(again.to_rows(), rows);
    let json = serde_json::to_string(&rows[1]).unwrap();
    assert_eq!(json, r#"{"measure":"cost","period":"2024Q1","value":"-3"}"#);
}
