//! The sentences on a part of a shared pool: what the key gives, and what floors, ceilings and rounding
//! make of it.

use super::balance::Rest;
use super::mode_words;
use crate::rounding::{Rounded, Rounding};
use crate::text::Lang;

pub(in crate::explain) fn nothing_to_share(lang: Lang) -> String {
    lang.choose(
        "Alueella ei ole mitään jaettavaa.",
        "Området har inget att fördela.",
        "The area has nothing to share.",
    )
    .to_owned()
}

/// A least or a most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::explain) enum Side {
    Floor,
    Ceiling,
}

/// What a bound is called that is written where it is used.
pub(in crate::explain) fn bound(side: Side, lang: Lang) -> &'static str {
    match side {
        Side::Floor => lang.choose("Alaraja", "Golv", "Floor"),
        Side::Ceiling => lang.choose("Yläraja", "Tak", "Ceiling"),
    }
}

/// What is said of one part of a shared pool; every figure already in the reader's format.
pub(in crate::explain) struct Share<'a> {
    pub pool: String,
    pub weight: String,
    pub weights: String,
    /// What the key alone gives.
    pub by_key: String,
    /// Where there are floors or ceilings.
    pub bounded: Option<Bounded>,
    pub rounding: &'a Rounding,
    pub unit: String,
    /// The rounded share; none where the exact one is in whole units already.
    pub rounded: Option<String>,
    pub rest: Rest<'a>,
}

/// What the bounds make of a share.
pub(in crate::explain) struct Bounded {
    /// What the bounds of others leave of what the key gives, where that is something else.
    pub left: Option<String>,
    /// The bound that it stands on.
    pub met: Option<Met>,
}

/// A bound that a share stands on.
pub(in crate::explain) struct Met {
    pub side: Side,
    /// The bound in whole units.
    pub whole: String,
    /// The bound as the agreement has it, where that is something else.
    pub stated: Option<String>,
    /// Whether it moves the share towards itself; else the bounds of others bring it there.
    pub moves: bool,
}

impl Share<'_> {
    pub fn text(&self, lang: Lang) -> String {
        let quota = match &self.bounded {
            None => self.exact(lang),
            Some(bounded) => self.within(bounded, lang),
        };
        if self.rounding.rounded() == Rounded::Total {
            return quota;
        }
        format!("{quota} {} {}", self.rounded(lang), self.rest.text(lang))
    }

    fn formula(&self) -> String {
        let Self { pool, weight, weights, by_key, .. } = self;
        format!("{pool} × {weight} / {weights} = {by_key}")
    }

    fn exact(&self, lang: Lang) -> String {
        let is =
            lang.choose("Tarkka osuus on", "Den exakta andelen är", "The exact share is");
        format!("{is} {}.", self.formula())
    }

    fn within(&self, bounded: &Bounded, lang: Lang) -> String {
        let by_key = lang.choose("Jakoperusteen mukaan", "Enligt nyckeln", "By the key");
        let left = match &bounded.left {
            None => String::new(),
            Some(left) => match lang {
                Lang::Fi => format!("; muiden rajojen jälkeen {left}"),
                Lang::Sv => format!("; efter de andras gränser {left}"),
                Lang::En => format!("; after the bounds of the others {left}"),
            },
        };
        let met = match (&bounded.met, &bounded.left) {
            (Some(met), _) => format!("; {}", met.words(lang)),
            (None, Some(_)) => String::new(),
            (None, None) => {
                let inside =
                    lang.choose("rajojen sisällä", "inom gränserna", "within the bounds");
                format!(", {inside}")
            }
        };
        format!("{by_key} {}{left}{met}.", self.formula())
    }

    fn rounded(&self, lang: Lang) -> String {
        let unit = &self.unit;
        let Some(rounded) = &self.rounded else {
            return match lang {
                Lang::Fi => {
                    format!("Se on jo yksikön {unit} tarkkuudella; ei pyöristettävää.")
                }
                Lang::Sv => {
                    format!("Den är redan jämnt delbar med {unit}; inget att avrunda.")
                }
                Lang::En => {
                    format!("It is already in whole units of {unit}; nothing to round.")
                }
            };
        };
        let mode = mode_words(self.rounding.mode(), lang);
        match lang {
            Lang::Fi => format!("Pyöristettynä {mode}, yksikkö {unit}: {rounded}."),
            Lang::Sv => format!("Avrundat {mode}, enhet {unit}: {rounded}."),
            Lang::En => format!("Rounded {mode} in units of {unit}: {rounded}."),
        }
    }
}

impl Met {
    fn words(&self, lang: Lang) -> String {
        let Self { whole, stated, .. } = self;
        let stated = stated.as_ref().map(|stated| {
            let way = match self.side {
                Side::Floor => lang.choose("ylöspäin", "uppåt", "up"),
                Side::Ceiling => lang.choose("alaspäin", "nedåt", "down"),
            };
            match lang {
                Lang::Fi => format!(" ({stated} pyöristettynä {way} täysiin yksiköihin)"),
                Lang::Sv => format!(" ({stated} avrundat {way} till hela enheter)"),
                Lang::En => format!(" ({stated} rounded {way} to whole units)"),
            }
        });
        let stated = stated.unwrap_or_default();
        match (self.side, self.moves, lang) {
            (Side::Floor, true, Lang::Fi) => {
                format!("alaraja {whole}{stated} nostaa osuuden siihen")
            }
            (Side::Floor, true, Lang::Sv) => {
                format!("golvet höjer andelen till {whole}{stated}")
            }
            (Side::Floor, true, Lang::En) => {
                format!("the floor raises it to {whole}{stated}")
            }
            (Side::Ceiling, true, Lang::Fi) => {
                format!("yläraja {whole}{stated} laskee osuuden siihen")
            }
            (Side::Ceiling, true, Lang::Sv) => {
                format!("taket sänker andelen till {whole}{stated}")
            }
            (Side::Ceiling, true, Lang::En) => {
                format!("the ceiling lowers it to {whole}{stated}")
            }
            (Side::Floor, false, Lang::Fi) => {
                format!("muiden rajat vievät osuuden alarajaan {whole}{stated}")
            }
            (Side::Floor, false, Lang::Sv) => {
                format!("de andras gränser sänker andelen till golvet {whole}{stated}")
            }
            (Side::Floor, false, Lang::En) => {
                format!("the bounds of the others lower it to the floor {whole}{stated}")
            }
            (Side::Ceiling, false, Lang::Fi) => {
                format!("muiden rajat nostavat osuuden ylärajaan {whole}{stated}")
            }
            (Side::Ceiling, false, Lang::Sv) => {
                format!("de andras gränser höjer andelen till taket {whole}{stated}")
            }
            (Side::Ceiling, false, Lang::En) => {
                format!(
                    "the bounds of the others raise it to the ceiling {whole}{stated}"
                )
            }
        }
    }
}
