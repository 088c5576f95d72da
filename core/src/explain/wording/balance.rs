//! The sentences on what rounding leaves over of a shared pool, and on who carries it.

use crate::plan::Over;
use crate::rounding::Balance;
use crate::text::Lang;

/// What becomes of what rounding left over. Of a pool that is paid back the parts are credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::explain) enum Way {
    /// The rounded parts are too small: they get more.
    Given,
    /// They are too large: something is taken back.
    TakenBack,
    /// The rounded credits are too small.
    Credited,
    /// They are too large.
    CreditTakenBack,
}

impl Way {
    pub(super) fn takes_back(self) -> bool {
        matches!(self, Self::TakenBack | Self::CreditTakenBack)
    }
}

/// How somebody fared in the order of carriers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::explain) enum Turn {
    /// Carries something, by its size; who would have been next.
    Carries { size: String, next: Option<String> },
    /// Nothing was left when its turn would have come.
    NotReached,
    /// Its turn came, and its bound left no room.
    NoRoom,
}

/// What is said of what rounding left over; every figure already in the reader's format.
pub(in crate::explain) struct Rest<'a> {
    pub balance: &'a Balance,
    /// What is left over, with its sign; none where nothing is.
    pub signed: Option<String>,
    /// Without its sign.
    pub size: String,
    pub way: Way,
    /// How much is handed out at a time.
    pub portion: String,
    /// What the figure is called that orders the carriers.
    pub key: Option<String>,
    /// What the carrier is called that the balance names, where it takes part.
    pub carrier: Option<String>,
    pub over: Over,
    /// The place in the order; none for who carries nothing.
    pub rank: Option<u32>,
    pub turn: Turn,
    /// What there is to pay in the end.
    pub amount: String,
}

/// How much is handed out at a time.
pub(in crate::explain) fn cent_at_a_time(lang: Lang) -> String {
    lang.choose("sentti kerrallaan", "en cent i taget", "a cent at a time").to_owned()
}

/// How much is handed out at a time, where it is not a cent.
pub(in crate::explain) fn at_a_time(unit: &str, lang: Lang) -> String {
    format!("{unit} {}", lang.choose("kerrallaan", "i taget", "at a time"))
}

impl Rest<'_> {
    pub fn text(&self, lang: Lang) -> String {
        let Some(signed) = &self.signed else {
            return lang
                .choose(
                    "Pyöristys ei jättänyt eroa.",
                    "Avrundningen lämnar ingen skillnad.",
                    "Rounding leaves nothing over.",
                )
                .to_owned();
        };
        if *self.balance == Balance::Nobody {
            return match lang {
                Lang::Fi => format!("Pyöristysero {signed} jää jakamatta."),
                Lang::Sv => format!("Avrundningsskillnaden {signed} förblir ofördelad."),
                Lang::En => {
                    format!("The rounding difference {signed} stays unallocated.")
                }
            };
        }
        format!("{} {} {}", self.left(lang), self.order(lang), self.own(lang))
    }

    /// How much it is.
    fn left(&self, lang: Lang) -> String {
        let size = &self.size;
        match (self.way, lang) {
            (Way::Given, Lang::Fi) => format!("Pyöristyksestä jää jaettavaksi {size}."),
            (Way::Given, Lang::Sv) => format!("Avrundningen lämnar {size} att fördela."),
            (Way::Given, Lang::En) => format!("Rounding leaves {size} to hand out."),
            (Way::TakenBack, Lang::Fi) => {
                format!("Pyöristyksestä tulee {size} liikaa.")
            }
            (Way::TakenBack, Lang::Sv) => {
                format!("Avrundningen ger {size} för mycket.")
            }
            (Way::TakenBack, Lang::En) => {
                format!("Rounding gives {size} too much.")
            }
            (Way::Credited, Lang::Fi) => {
                format!("Pyöristyksestä jää hyvitettäväksi {size}.")
            }
            (Way::Credited, Lang::Sv) => {
                format!("Avrundningen lämnar {size} att kreditera.")
            }
            (Way::Credited, Lang::En) => format!("Rounding leaves {size} to credit."),
            (Way::CreditTakenBack, Lang::Fi) => {
                format!("Pyöristyksestä tulee hyvitettävää {size} liikaa.")
            }
            (Way::CreditTakenBack, Lang::Sv) => {
                format!("Avrundningen krediterar {size} för mycket.")
            }
            (Way::CreditTakenBack, Lang::En) => {
                format!("Rounding credits {size} too much.")
            }
        }
    }

    /// What it comes to for this one.
    fn own(&self, lang: Lang) -> String {
        let amount = &self.amount;
        let areas = matches!(self.over, Over::Areas(_));
        let Some(rank) = self.rank else {
            let of = if areas {
                lang.choose("Tämän alueen", "Det här områdets", "This area's")
            } else {
                lang.choose("Tämän maksajan", "Den här betalarens", "This buyer's")
            };
            return match lang {
                Lang::Fi => {
                    format!("{of} paino on nolla; ero jää muille: {amount}.")
                }
                Lang::Sv => {
                    format!("{of} vikt är noll; skillnaden gäller de andra: {amount}.")
                }
                Lang::En => {
                    format!("{of} weight is zero; it is for the others: {amount}.")
                }
            };
        };
        let this = if areas {
            lang.choose("Tämä alue", "Det här området", "This area")
        } else {
            lang.choose("Tämä maksaja", "Den här betalaren", "This buyer")
        };
        let place = match lang {
            Lang::Fi => format!("{this} on järjestyksessä {rank}."),
            Lang::Sv => format!("{this} är nummer {rank} i ordningen"),
            Lang::En => format!("{this} is number {rank} in the order"),
        };
        let (turn, next) = self.turn_words(lang);
        format!("{place}{turn}: {amount}.{next}")
    }

    fn turn_words(&self, lang: Lang) -> (String, String) {
        let back = self.way.takes_back();
        match &self.turn {
            Turn::Carries { size, next } => {
                let next = next.as_ref().map(|next| match lang {
                    Lang::Fi => format!(" Seuraavana olisi ollut {next}."),
                    Lang::Sv => format!(" Näst i tur var {next}."),
                    Lang::En => format!(" Next in turn was {next}."),
                });
                (carries(self.way, size, lang), next.unwrap_or_default())
            }
            Turn::NotReached => {
                let words = if back {
                    lang.choose(
                        ", eikä siltä tarvinnut vähentää",
                        ", och inget behövde avdras",
                        ", and nothing had to be taken back",
                    )
                } else {
                    lang.choose(
                        ", eikä eroa riittänyt sille",
                        ", och skillnaden räckte inte så långt",
                        ", and nothing was left for it",
                    )
                };
                (words.to_owned(), String::new())
            }
            Turn::NoRoom => {
                let words = if back {
                    lang.choose(
                        ", mutta siltä ei voi vähentää",
                        ", men inget kan avdras",
                        ", but nothing can be taken back from it",
                    )
                } else {
                    lang.choose(
                        ", mutta yläraja ei salli enempää",
                        ", men taket tillåter inte mer",
                        ", but its ceiling allows no more",
                    )
                };
                (words.to_owned(), String::new())
            }
        }
    }
}

fn carries(way: Way, size: &str, lang: Lang) -> String {
    match (way, lang) {
        (Way::Given, Lang::Fi) => format!(" ja saa {size}"),
        (Way::Given, Lang::Sv) => format!(" och får {size}"),
        (Way::Given, Lang::En) => format!(" and gets {size}"),
        (Way::TakenBack, Lang::Fi) => format!(", ja siltä vähennetään {size}"),
        (Way::TakenBack, Lang::Sv) => format!(", och {size} avdras"),
        (Way::TakenBack, Lang::En) => format!(", and {size} is taken back"),
        (Way::Credited, Lang::Fi) => format!(", ja sille hyvitetään {size}"),
        (Way::Credited, Lang::Sv) => format!(" och krediteras {size}"),
        (Way::Credited, Lang::En) => format!(" and is credited {size}"),
        (Way::CreditTakenBack, Lang::Fi) => {
            format!(", ja sen hyvityksestä vähennetään {size}")
        }
        (Way::CreditTakenBack, Lang::Sv) => {
            format!(", och {size} avdras från krediteringen")
        }
        (Way::CreditTakenBack, Lang::En) => {
            format!(", and {size} is taken back from its credit")
        }
    }
}
