//! Receipts and verifications for people, in Finnish, Swedish and English.

use super::{Part, PartKind, Receipt, Verdict, Verification};
use crate::text::Lang;

impl Receipt {
    /// For a person: a line for each part.
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        let (id, period) = (&self.agreement.id, &self.period);
        let title = match lang {
            Lang::Fi => format!("Kuitti: {id}, {period}"),
            Lang::Sv => format!("Kvitto: {id}, {period}"),
            Lang::En => format!("Receipt of {id}, {period}"),
        };
        let parts = self.parts();
        let lines: Vec<_> = parts.iter().map(|part| (named(part, lang), part)).collect();
        let width = widest(lines.iter().map(|(name, _)| name.as_str()));
        let lines = lines.iter().map(|(name, part)| format!("{name:width$}  {part}\n"));
        format!("{title}\n\n{}", lines.collect::<String>())
    }
}

impl Verification {
    /// For a person: what came of each part, and both sides of what differs.
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        let (id, period) = (&self.agreement, &self.period);
        let mut text = match (lang, self.holds()) {
            (Lang::Fi, true) => format!("Kuitti pitää paikkansa: {id}, {period}"),
            (Lang::Fi, false) => format!("Kuitti ei pidä paikkaansa: {id}, {period}"),
            (Lang::Sv, true) => format!("Kvittot stämmer: {id}, {period}"),
            (Lang::Sv, false) => format!("Kvittot stämmer inte: {id}, {period}"),
            (Lang::En, true) => format!("The receipt of {id}, {period}, holds"),
            (Lang::En, false) => format!("The receipt of {id}, {period}, does not hold"),
        };
        text.push_str("\n\n");
        let verdicts = self.parts.iter().map(|check| verdict(check.verdict(), lang));
        let width = widest(verdicts);
        for check in &self.parts {
            let [expected, found] = check.both();
            let name =
                expected.or(found).map(|part| named(part, lang)).unwrap_or_default();
            let told = verdict(check.verdict(), lang);
            text.push_str(&format!("{told:width$}  {name}\n"));
            if matches!(check.verdict(), Verdict::No | Verdict::Other) {
                let sides = lang.choose(
                    ["kuitissa", "nyt"],
                    ["på kvittot", "nu"],
                    ["on the receipt", "now"],
                );
                let inner = widest(sides.into_iter());
                for (side, part) in sides.into_iter().zip([expected, found]) {
                    let part = part.map_or_else(|| "-".to_owned(), Part::to_string);
                    text.push_str(&format!("{:width$}  {side:inner$}  {part}\n", ""));
                }
            }
        }
        text
    }
}

fn widest<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or(0)
}

fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Yes => lang.choose("täsmää", "stämmer", "the same"),
        Verdict::No => lang.choose("eroaa", "avviker", "differs"),
        Verdict::Unsaid => lang.choose("ei kuitissa", "inte på kvittot", "left out"),
        Verdict::Other => lang.choose("toinen versio", "annan version", "other version"),
    }
}

/// A part as people call it, with its name where there may be several.
fn named(part: &Part, lang: Lang) -> String {
    let kind = match part.kind() {
        PartKind::Agreement => lang.choose("sopimus", "avtal", "agreement"),
        PartKind::Period => lang.choose("jakso", "period", "period"),
        PartKind::Request => lang.choose("pyyntö", "begäran", "request"),
        PartKind::Map => lang.choose("kuntajako", "kommunindelning", "map"),
        PartKind::Series => lang.choose("sarja", "serie", "series"),
        PartKind::Facts => lang.choose("tiedot", "uppgifter", "facts"),
        PartKind::Clients => lang.choose("asiakkaat", "klienter", "clients"),
        PartKind::Earlier => {
            lang.choose("aiempi laskelma", "tidigare uträkning", "earlier statement")
        }
        PartKind::Statement => lang.choose("laskelma", "uträkning", "statement"),
        PartKind::Library => lang.choose("kirjasto", "bibliotek", "library"),
    };
    let names = part.name().into_iter().filter(|name| !name.is_empty());
    std::iter::once(kind).chain(names).collect::<Vec<_>>().join(" ")
}
