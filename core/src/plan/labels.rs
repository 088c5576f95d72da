//! What people call the steps that have no name in the agreement.

use super::By;
use crate::text::Text;

fn text(fi: &str, sv: &str, en: &str) -> Text {
    Text { fi: Some(fi.into()), sv: Some(sv.into()), en: Some(en.into()) }
}

pub(super) fn rate() -> Text {
    text("Yksikköhinta", "Enhetspris", "Rate")
}

pub(super) fn pool() -> Text {
    text("Jaettava kustannus", "Kostnad som fördelas", "Pool")
}

pub(super) fn sum() -> Text {
    text("Painojen summa", "Vikternas summa", "Sum of weights")
}

pub(super) fn weight() -> Text {
    text("Paino", "Vikt", "Weight")
}

pub(super) fn bill() -> Text {
    text("Lasku", "Räkning", "Bill")
}

pub(super) fn total() -> Text {
    text("Laskut yhteensä", "Räkningar totalt", "All bills")
}

pub(super) fn unrounded() -> Text {
    text("Ennen pyöristystä", "Före avrundning", "Before rounding")
}

pub(super) fn rounding() -> Text {
    text("Pyöristys", "Avrundning", "Rounding")
}

pub(super) fn handed_over(by: By) -> Text {
    match by {
        By::Restated => text("Toisella kartalla", "På en annan karta", "On another map"),
        By::Succession(_) => {
            text("Seuraajille", "Till efterträdarna", "To the successors")
        }
    }
}
