//! Numbers that stand in cells as texts, as people write them.

use crate::diagnostic::Code;

/// What stands between groups of three digits.
const GAPS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// The digits of a number that is written as text: `1 234,5` and `1234.5` alike.
///
/// A comma is a decimal one, as in CSV that `;` separates, unless it may as well part thousands.
pub(super) fn written(text: &str) -> Result<String, Code> {
    let text = text.trim().replace('\u{2212}', "-");
    let text = ungrouped(&text);
    if text.matches(',').count() != 1 || text.contains('.') {
        return Ok(text);
    }
    let Some((whole, after)) = text.split_once(',') else { return Ok(text) };
    let whole_digits = whole.trim_start_matches(['-', '+']);
    let thousands = after.len() == 3
        && (1..=3).contains(&whole_digits.len())
        && !whole_digits.starts_with('0');
    if thousands {
        return Err(Code::AmbiguousNumber);
    }
    Ok(text.replace(',', "."))
}

/// Without the gaps between groups of three digits; as it is where they part no such groups.
fn ungrouped(text: &str) -> String {
    let (whole, rest) = match text.find(['.', ',']) {
        Some(end) => text.split_at_checked(end).unwrap_or((text, "")),
        None => (text, ""),
    };
    let mut groups = whole.trim_start_matches(['-', '+']).split(GAPS);
    let first = groups.next().unwrap_or_default();
    let grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    if grouped { whole.replace(GAPS, "") + rest } else { text.to_owned() }
}
